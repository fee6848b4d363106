/** The fields of a message's outermost level, by number and wire type. */
type Fields = Map<number, number>;

/** More fields than any file of the formats below has at its outermost level. */
const MOST_FIELDS = 100_000;

/** What a file of protocol buffers is by its outermost fields; `null` where it is none that is known. */
export function kindOfProtobuf(
  bytes: Uint8Array,
): 'onnx' | 'saved-model' | 'frozen-graph' | 'coreml' | null {
  const fields = outermostFields(bytes);
  if (!fields) return null;
  const isMessage = (field: number): boolean => fields.get(field) === 2;
  const isNumber = (field: number): boolean => fields.get(field) === 0;
  // specificationVersion, description, and one of the many kinds of model.
  if (isNumber(1) && isMessage(2) && [...fields.keys()].some((field) => field >= 200)) {
    return 'coreml';
  }
  // ir_version, graph.
  if (isNumber(1) && isMessage(7)) return 'onnx';
  // saved_model_schema_version, meta_graphs.
  if (isNumber(1) && isMessage(2) && [...fields.keys()].every((field) => field <= 2)) {
    return 'saved-model';
  }
  // The nodes, the versions.
  return isMessage(1) && [...fields.keys()].every((field) => field <= 4) ? 'frozen-graph' : null;
}

/** `null` where the bytes are no message. */
function outermostFields(bytes: Uint8Array): Fields | null {
  const fields: Fields = new Map();
  let offset = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; factor < 2 ** 63; factor *= 128) {
      const byte = bytes[offset++];
      if (byte === undefined) return NaN;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    return NaN;
  };
  for (let count = 0; offset < bytes.length; count++) {
    const tag = varint();
    const [field, wire] = [Math.floor(tag / 8), tag % 8];
    if (!(field >= 1) || count > MOST_FIELDS) return null;
    if (wire === 0) varint();
    else {
      const size = wire === 1 ? 8 : wire === 2 ? varint() : wire === 5 ? 4 : NaN;
      offset += size;
    }
    if (!(offset <= bytes.length)) return null;
    fields.set(field, wire);
  }
  return fields;
}
