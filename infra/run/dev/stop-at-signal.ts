type Servers = { readonly stop: () => Promise<void> };

/**
 * Stops the servers of tests when this process is told to end, for example by Ctrl-C. The servers are detached, so
 * without this they would go on, and keep their data in memory. `servers` is the promise of servers that may still
 * start, or undefined if none has been asked for. npm may send a signal twice, so a repeat changes nothing.
 */
export function stopAtSignal(servers: () => Promise<Servers> | undefined, log: (line: string) => void): void {
  let isEnding = false;
  const end = async (exitCode: number) => {
    if (isEnding) return;
    isEnding = true;
    log('stopping the servers of the tests');
    await servers()?.then(
      ({ stop }) => stop(),
      () => undefined, // ignored: the servers have not started
    );
    process.exit(exitCode);
  };
  // a shell shows a process that a signal has ended as 128 and the number of the signal
  process.on('SIGINT', () => void end(130));
  process.on('SIGTERM', () => void end(143));
}
