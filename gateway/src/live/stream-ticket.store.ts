import type pg from 'pg';
import type { StoredTicket } from './stream-ticket.ts';

export type TicketStore = {
  save(ticket: StoredTicket): Promise<void>;
  find(id: string): Promise<StoredTicket | undefined>;
};

/**
 * Keeps the tickets of event streams in PostgreSQL, so that each instance can open a stream with a ticket of another
 * instance. Each new ticket deletes the expired ones.
 */
export const ticketStore = (pool: pg.Pool): TicketStore => ({
  async save({ id, orderId, sealedToken, expiresAt }) {
    await pool.query(
      `with expired as (delete from stream_ticket where expires_at < now())
       insert into stream_ticket (id, order_id, sealed_token, expires_at) values ($1, $2, $3, $4)`,
      [id, orderId, sealedToken, expiresAt],
    );
  },
  async find(id) {
    const { rows } = await pool.query<StoredTicket>(
      `select id, order_id as "orderId", sealed_token as "sealedToken", expires_at as "expiresAt"
       from stream_ticket where id = $1`,
      [id],
    );
    return rows[0];
  },
});
