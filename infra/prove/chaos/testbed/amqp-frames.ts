/**
 * Handles AMQP 0-9-1 frames: finds where each frame of a client's stream ends, and makes a frame that causes the server
 * to close a channel.
 */

const PROTOCOL_HEADER = 8;
const FRAME_HEADER = 7;
const METHOD = 1;
const HEARTBEAT = 8;

/**
 * Returns a function that forwards the bytes of a client and inserts the pending frames before the next method or
 * heartbeat frame. An insertion there cuts no message in two, because the header and body frames of a message follow
 * its method frame directly.
 */
export function frameInjector(takePending: () => Buffer[]): (chunk: Buffer) => Buffer {
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
      if (head[0] === METHOD || head[0] === HEARTBEAT) out.push(...takePending());
      out.push(head);
      left = head.readUInt32BE(3) + 1;
      head = Buffer.alloc(0);
    }
    return out.length === 1 && out[0] ? out[0] : Buffer.concat(out);
  };
}

/**
 * Returns a `basic.ack` frame on channel 1 for a delivery tag that does not exist. The server answers with error 406
 * and closes the channel.
 */
export function ackOfUnknownDelivery(): Buffer {
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
