/** The queues of one service as a whole: counted before a training shop keeps its first day, and emptied at its reset. */
import { connect } from 'amqplib';

/** Returns how many messages wait in the queues. Messages that a consumer has in hand are not counted. */
export async function countWaiting(url: string, queues: readonly string[]): Promise<number> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    let waiting = 0;
    for (const queue of queues) waiting += (await channel.checkQueue(queue)).messageCount;
    return waiting;
  } finally {
    await connection.close();
  }
}

/** Deletes every message that waits in the queues. */
export async function emptyQueues(url: string, queues: readonly string[]): Promise<void> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    for (const queue of queues) await channel.purgeQueue(queue);
  } finally {
    await connection.close();
  }
}
