/**
 * Settings of the gateway for tests, benches and fault runs: rate limits that no run reaches. The normal limits would
 * limit the throughput that is measured.
 */
export const NO_RATE_LIMITS = {
  REQUESTS_PER_MINUTE: '1000000000',
  PUBLIC_READS_PER_MINUTE: '1000000000',
  WEBHOOKS_PER_MINUTE: '1000000000',
  SENSITIVE_PER_MINUTE: '1000000000',
} as const;
