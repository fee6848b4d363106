import { PbfReader } from 'pbf';

/** A tensor as it lies in the file; `decodeTensor` makes numbers of it. */
export interface OnnxTensor {
  name: string;
  dims: number[];
  type: number;
  /** Little-endian; `null` where the numbers are in `numbers`, or in another file. */
  raw: Uint8Array | null;
  numbers: number[];
  /** Where the numbers lie in another file: `location`, `offset`, `length`. */
  external: Map<string, string>;
}

interface OnnxAttribute {
  name: string;
  float: number;
  integer: number;
  text: string;
  tensor: OnnxTensor | null;
  floats: number[];
  integers: number[];
}

export interface OnnxNode {
  name: string;
  op: string;
  domain: string;
  inputs: string[];
  outputs: string[];
  attributes: Map<string, OnnxAttribute>;
  /** The modules of PyTorch that it was traced in, as the newer exporter writes them. */
  scopes: string;
}

export interface OnnxValueInfo {
  name: string;
  type: number;
  /** With the batch; sizes that are symbols or left out are `null`. */
  dims: (number | null)[];
}

export interface OnnxGraph {
  nodes: OnnxNode[];
  initializers: OnnxTensor[];
  inputs: OnnxValueInfo[];
  outputs: OnnxValueInfo[];
}

export interface OnnxFile {
  /** Version of the standard operators. */
  opset: number;
  /** What wrote it, and its version. */
  producer: string[];
  graph: OnnxGraph | null;
}

type Fields<T> = (field: number, result: T, reader: PbfReader) => void;

/**
 * Reads the messages of onnx.proto3 that a network needs and skips all others. They nest to a fixed
 * depth, for graphs inside nodes are not read. Throws an error of any kind for a broken file.
 */
export function readMessages(bytes: Uint8Array): OnnxFile {
  return new PbfReader(bytes).readFields<OnnxFile>(modelFields, {
    opset: 0,
    producer: ['', ''],
    graph: null,
  });
}

/** A message inside another; it has to end where the file does or before. */
function message<T>(reader: PbfReader, fields: Fields<T>, result: T): T {
  const end = reader.readVarint() + reader.pos;
  if (!(end <= reader.length)) throw new RangeError('A message ends behind the end of the file.');
  return reader.readFields(fields, result, end);
}

function bytesOf(reader: PbfReader): Uint8Array {
  const length = reader.readVarint();
  const start = reader.pos;
  if (!(start + length <= reader.length)) throw new RangeError('Bytes lie behind the end.');
  reader.pos = start + length;
  return reader.buf.subarray(start, start + length);
}

const modelFields: Fields<OnnxFile> = (field, file, reader) => {
  if (field === 2 || field === 3) file.producer[field - 2] = reader.readString();
  else if (field === 7) {
    const graph: OnnxGraph = { nodes: [], initializers: [], inputs: [], outputs: [] };
    file.graph = message(reader, graphFields, graph);
  } else if (field === 8) {
    const { domain, version } = message(reader, opsetFields, { domain: '', version: 0 });
    if (domain === '' || domain === 'ai.onnx') file.opset = version;
  }
};

const opsetFields: Fields<{ domain: string; version: number }> = (field, opset, reader) => {
  if (field === 1) opset.domain = reader.readString();
  else if (field === 2) opset.version = reader.readVarint(true);
};

const graphFields: Fields<OnnxGraph> = (field, graph, reader) => {
  if (field === 1) graph.nodes.push(message(reader, nodeFields, emptyNode()));
  else if (field === 5) graph.initializers.push(message(reader, tensorFields, emptyTensor()));
  else if (field === 11) graph.inputs.push(message(reader, valueFields, emptyValue()));
  else if (field === 12) graph.outputs.push(message(reader, valueFields, emptyValue()));
};

const nodeFields: Fields<OnnxNode> = (field, node, reader) => {
  if (field === 1) node.inputs.push(reader.readString());
  else if (field === 2) node.outputs.push(reader.readString());
  else if (field === 3) node.name = reader.readString();
  else if (field === 4) node.op = reader.readString();
  else if (field === 5) {
    const attribute = message(reader, attributeFields, emptyAttribute());
    node.attributes.set(attribute.name, attribute);
  } else if (field === 7) node.domain = reader.readString();
  else if (field === 9) {
    const { key, value } = message(reader, entryFields, { key: '', value: '' });
    if (key === 'pkg.torch.onnx.name_scopes') node.scopes = value;
  }
};

const attributeFields: Fields<OnnxAttribute> = (field, attribute, reader) => {
  if (field === 1) attribute.name = reader.readString();
  else if (field === 2) attribute.float = reader.readFloat();
  else if (field === 3) attribute.integer = reader.readVarint(true);
  else if (field === 4) attribute.text = reader.readString();
  else if (field === 5) attribute.tensor = message(reader, tensorFields, emptyTensor());
  else if (field === 7) floats(reader, attribute.floats);
  else if (field === 8) integers(reader, attribute.integers);
};

const tensorFields: Fields<OnnxTensor> = (field, tensor, reader) => {
  if (field === 1) integers(reader, tensor.dims);
  else if (field === 2) tensor.type = reader.readVarint();
  else if (field === 4) floats(reader, tensor.numbers);
  else if (field === 5 || field === 7 || field === 11) integers(reader, tensor.numbers);
  else if (field === 8) tensor.name = reader.readString();
  else if (field === 9) tensor.raw = bytesOf(reader);
  else if (field === 10) doubles(reader, tensor.numbers);
  else if (field === 13) {
    const { key, value } = message(reader, entryFields, { key: '', value: '' });
    tensor.external.set(key, value);
  }
};

const entryFields: Fields<{ key: string; value: string }> = (field, entry, reader) => {
  if (field === 1) entry.key = reader.readString();
  else if (field === 2) entry.value = reader.readString();
};

const valueFields: Fields<OnnxValueInfo> = (field, value, reader) => {
  if (field === 1) value.name = reader.readString();
  else if (field === 2) message(reader, typeFields, value);
};

const typeFields: Fields<OnnxValueInfo> = (field, value, reader) => {
  if (field === 1) message(reader, tensorTypeFields, value);
};

const tensorTypeFields: Fields<OnnxValueInfo> = (field, value, reader) => {
  if (field === 1) value.type = reader.readVarint();
  else if (field === 2) message(reader, shapeFields, value.dims);
};

const shapeFields: Fields<(number | null)[]> = (field, dims, reader) => {
  if (field === 1) dims.push(message(reader, sizeFields, { size: null }).size);
};

const sizeFields: Fields<{ size: number | null }> = (field, dimension, reader) => {
  if (field === 1) dimension.size = reader.readVarint(true);
};

/** Packed, as all exporters write them, or one by one. */
function integers(reader: PbfReader, into: number[]): void {
  if (reader.type === 2) reader.readPackedVarint(into, true);
  else into.push(reader.readVarint(true));
}

function floats(reader: PbfReader, into: number[]): void {
  if (reader.type === 2) reader.readPackedFloat(into);
  else into.push(reader.readFloat());
}

function doubles(reader: PbfReader, into: number[]): void {
  if (reader.type === 2) reader.readPackedDouble(into);
  else into.push(reader.readDouble());
}

function emptyNode(): OnnxNode {
  return {
    name: '',
    op: '',
    domain: '',
    inputs: [],
    outputs: [],
    attributes: new Map(),
    scopes: '',
  };
}

function emptyTensor(): OnnxTensor {
  return { name: '', dims: [], type: 0, raw: null, numbers: [], external: new Map() };
}

function emptyAttribute(): OnnxAttribute {
  return { name: '', float: 0, integer: 0, text: '', tensor: null, floats: [], integers: [] };
}

function emptyValue(): OnnxValueInfo {
  return { name: '', type: 0, dims: [] };
}
