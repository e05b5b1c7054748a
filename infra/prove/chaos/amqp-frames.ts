// Where one AMQP 0-9-1 frame ends and the next begins in what a client sends, and a frame that a server must refuse.

const PROTOCOL_HEADER = 8;
const FRAME_HEADER = 7;
const METHOD = 1;
const HEARTBEAT = 8;

/**
 * Passes a client's bytes on; what `waiting` gives is put in before the next method or heartbeat: there a message is
 * never cut in two, for its header and body frames follow its method.
 */
export function frameScanner(waiting: () => Buffer[]): (chunk: Buffer) => Buffer {
  let left = PROTOCOL_HEADER;
  let head = Buffer.alloc(0);

  return (chunk) => {
    const out: Buffer[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const piece = chunk.subarray(at, at + left);
        out.push(piece);
        left -= piece.length;
        at += piece.length;
        continue;
      }
      const piece = chunk.subarray(at, at + FRAME_HEADER - head.length);
      head = Buffer.concat([head, piece]);
      at += piece.length;
      if (head.length < FRAME_HEADER) break;
      if (head[0] === METHOD || head[0] === HEARTBEAT) out.push(...waiting());
      out.push(head);
      left = head.readUInt32BE(3) + 1;
      head = Buffer.alloc(0);
    }
    return out.length === 1 && out[0] ? out[0] : Buffer.concat(out);
  };
}

/** `basic.ack` of a delivery that never was, on channel 1: the server closes that channel with 406. */
export function unknownAck(): Buffer {
  const method = Buffer.alloc(13);
  method.writeUInt16BE(60, 0);
  method.writeUInt16BE(80, 2);
  method.writeBigUInt64BE(0xffff_ffffn, 4);
  const frame = Buffer.alloc(FRAME_HEADER + method.length + 1);
  frame.writeUInt8(METHOD, 0);
  frame.writeUInt16BE(1, 1);
  frame.writeUInt32BE(method.length, 3);
  method.copy(frame, FRAME_HEADER);
  frame.writeUInt8(0xce, FRAME_HEADER + method.length);
  return frame;
}
