/**
 * Yields the id and the data of each event of a stream (WHATWG server-sent events). Ignores comments and event names.
 */
export async function* parseEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<{ id: string; data: string }> {
  const decoder = new TextDecoder();
  // a reader is used, because not every browser can iterate over a stream yet
  const reader = stream.getReader();
  let rest = '';
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const blocks = (rest + decoder.decode(chunk.value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.replace(/^\w*: /, '')]));
        const data = fields.get('data');
        if (data !== undefined) yield { id: fields.get('id') ?? '', data };
      }
    }
  } finally {
    // `cancel` closes the connection if the caller stops early; on a broken connection it fails, which does no harm
    await reader.cancel().catch(() => undefined);
  }
}
