// Health of a container: exits 0 while the process inside can do its work (/readyz), else 1.
const answered = await fetch(`http://127.0.0.1:${process.env.PORT}/readyz`, {
  signal: AbortSignal.timeout(5_000),
}).then(
  (response) => response.ok,
  () => false,
);
process.exit(answered ? 0 : 1);
