import { unknownPart, type Hdf5Bytes } from './bytes.js';

/** What an object's header is made of. */
export interface Message {
  type: number;
  offset: number;
  size: number;
}

/** Types of the messages that are read. */
export const messageTypes = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

const CONTINUATION = 0x10;
/** The message is kept elsewhere, for several objects. */
const SHARED = 2;

interface Block {
  start: number;
  end: number;
}

/** All messages of the object at an address, in either version of its header. */
export function readMessages(file: Hdf5Bytes, address: number): Message[] {
  const version = file.u8(address);
  if (version === 1) {
    const start = address + 16;
    const first = { start, end: start + file.u32(address + 8) };
    return messagesOf(file, first, (offset) => ({
      type: file.u16(offset),
      size: file.u16(offset + 2),
      flags: file.u8(offset + 4),
      header: 8,
    }));
  }
  file.requireSignature(address, 'OHDR');
  const flags = file.u8(address + 5);
  const sizeAt = address + 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const sizeBytes = 1 << (flags & 3);
  const start = sizeAt + sizeBytes;
  const first = { start, end: start + file.uint(sizeAt, sizeBytes) };
  const header = flags & 4 ? 6 : 4;
  return messagesOf(
    file,
    first,
    (offset) => ({
      type: file.u8(offset),
      size: file.u16(offset + 1),
      flags: file.u8(offset + 3),
      header,
    }),
    'OCHK',
  );
}

/** @param signature before each further block, which a checksum ends */
function messagesOf(
  file: Hdf5Bytes,
  first: Block,
  read: (offset: number) => { type: number; size: number; flags: number; header: number },
  signature = '',
): Message[] {
  const messages: Message[] = [];
  const blocks = [first];
  // Grows while it is walked; circles end by the number of steps.
  for (const { start, end } of blocks) {
    let offset = start;
    while (offset + 4 <= end) {
      file.step();
      const { type, size, flags, header } = read(offset);
      const content = offset + header;
      offset = content + size;
      if (offset > end) break;
      if (type === CONTINUATION) {
        const [from, length] = [file.u64(content), file.u64(content + 8)];
        if (signature) file.requireSignature(from, signature);
        const checksum = signature ? 4 : 0;
        blocks.push({ start: from + signature.length, end: from + length - checksum });
      } else if (flags & SHARED && isRead(type)) {
        throw unknownPart('a shared message');
      } else messages.push({ type, offset: content, size });
    }
  }
  return messages;
}

function isRead(type: number): boolean {
  return Object.values(messageTypes).some((known) => known === type);
}
