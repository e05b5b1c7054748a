/**
 * Holds settings for tests, benches and fault runs, by process: limits that no run reaches. With the normal limits the
 * measured throughput would be lower, the customers of a fault run who use bad cards on purpose would be refused, and
 * so would orders of more lenses than an eye can wear.
 */
export const NO_RATE_LIMITS = {
  gateway: {
    REQUESTS_PER_MINUTE: '1000000000',
    PUBLIC_READS_PER_MINUTE: '1000000000',
    WEBHOOKS_PER_MINUTE: '1000000000',
    SENSITIVE_PER_MINUTE: '1000000000',
  },
  order: {
    FAILED_CARDS_PER_HOUR: '1000000000',
    WRONG_COUPONS_PER_HOUR: '1000000000',
    UNSUITABLE_ORDERS_PER_HOUR: '1000000000',
    WRONG_COUPONS_PER_NETWORK: '1000000000',
    CARTS_PER_NETWORK: '1000000000',
    HOLD_FAILED_CARDS_PER_DAY: '0',
  },
  customer: { MOST_SUPPLY_DAYS: '1000000' },
} as const;
