// Checks the health of a container. It exits with 0 while the process in the container is ready for work (/readyz),
// else with 1.
const answered = await fetch(`http://127.0.0.1:${process.env.PORT}/readyz`, {
  signal: AbortSignal.timeout(5_000),
}).then(
  (response) => response.ok,
  () => false,
);
process.exit(answered ? 0 : 1);
