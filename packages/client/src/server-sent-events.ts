/** The data of each event of a stream, with its id; comments and names are passed over. */
export async function* eventsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<{ id: string; data: string }> {
  const decoder = new TextDecoder();
  // not every browser iterates over a stream yet
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
    // whoever stops listening closes the connection; one that is broken already has nothing to close
    await reader.cancel().catch(() => undefined);
  }
}
