/**
 * Declares the port to the providers of channels, such as Zendesk. An adapter converts the events and answers of one
 * provider to these types.
 */
import type { CasePriority } from '@toric/contracts/customer/cases/case';
import type {
  ChannelDirection,
  ChannelItemKind,
  ChannelProvider,
  SocialNetwork,
} from '@toric/contracts/customer/channels/channel';

/**
 * Describes a person outside the shop. `id` is her id at the provider. `handle` is the name of her account on a
 * network.
 */
export type Author = {
  readonly id: string | null;
  readonly handle: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};
export const NOBODY: Author = { id: null, handle: null, name: null, email: null, phone: null };

/** Lists the statuses of a ticket. The statuses of providers are mapped to them. */
export type ThreadStatus = 'open' | 'waiting' | 'solved' | 'closed';
/** Describes a ticket or a conversation at a provider. `author` is the person outside the shop. */
export type Thread = {
  readonly id: string;
  readonly subject: string;
  readonly author: Author;
  readonly priority?: CasePriority | undefined;
  readonly status?: ThreadStatus | undefined;
  /**
   * Holds the time at which the status of the ticket was set. A status that is older than the stored one changes
   * nothing.
   */
  readonly statusAt?: Date | undefined;
};
export type File = { readonly name: string; readonly url: string | null };
/**
 * Describes one item of a channel: a part of a ticket, a direct message, a comment, a mention or a review. `by` is the
 * colleague who wrote it for the shop.
 */
export type Inbound = {
  readonly id: string;
  readonly kind: ChannelItemKind;
  readonly direction: ChannelDirection;
  readonly network: SocialNetwork;
  readonly author: Author;
  readonly by?: string | null | undefined;
  readonly text: string;
  readonly link?: string | null | undefined;
  readonly files?: readonly File[] | undefined;
  readonly at: Date;
  /** Holds the id of the provider's ticket to which the item belongs. */
  readonly threadId?: string | undefined;
  /** Holds the id of the shop's post on which the item is a comment. */
  readonly postId?: string | undefined;
};
/**
 * Describes a post of the shop on a network. `likes` is the total number of likes. `moreLikes` is added to the stored
 * number.
 */
export type Post = {
  readonly id: string;
  readonly network: SocialNetwork;
  readonly link?: string | null | undefined;
  readonly likes?: number | undefined;
  readonly moreLikes?: number | undefined;
  readonly at?: Date | undefined;
};
export type Received = {
  readonly threads: readonly Thread[];
  readonly items: readonly Inbound[];
  readonly posts: readonly Post[];
};
export const NOTHING: Received = { threads: [], items: [], posts: [] };

/** Describes one event of a webhook delivery. An event is taken only once, by its id. */
export type ProviderEvent = { readonly id: string; readonly received: Received };

export type RawRequest = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };
/**
 * Returns true if one of the secrets signed the raw bytes of a webhook delivery. `now` is the time of this machine in
 * ms, because providers sign with the time of their clocks.
 */
type Verify = (request: RawRequest, secrets: readonly string[], now?: number) => boolean;

/** Sends a request to the provider's API. Throws `AskFailed` if there is no usable answer. */
export type Ask = (path: string, body?: object) => Promise<unknown>;
export type AskedChannel = {
  readonly account: string;
  readonly profiles: readonly string[];
  readonly cursor: string | null;
  /** Items that were written before this time are not taken. */
  readonly since: Date;
};
/**
 * Describes one page of a provider's answer. `isEnd` means that there are no more items at present. `unreadable` counts
 * the items that do not fit the schema.
 */
export type Page = Received & {
  readonly cursor: string;
  readonly isEnd: boolean;
  readonly unreadable: number;
};

export type Adapter = {
  readonly name: ChannelProvider;
  /**
   * Returns the base URL of the provider's API. It depends only on the account, so that nobody can redirect a request
   * to another host.
   */
  readonly base: (account: string) => string;
  readonly isAccount: (account: string) => boolean;
  readonly headers: (token: string) => Readonly<Record<string, string>>;
  readonly needsProfiles: boolean;
  /** Handles the webhook deliveries of the provider. It is undefined for a provider that sends none. */
  readonly deliveries?: {
    readonly secret: 'entered' | 'made-here';
    readonly verify: Verify;
    /** Returns the events of a webhook delivery. Returns undefined if the body is not a delivery of this provider. */
    readonly read: (body: unknown) => readonly ProviderEvent[] | undefined;
  };
  readonly poll: (ask: Ask, channel: AskedChannel, now: Date) => Promise<Page>;
  /** Holds the pause in ms between two pages. The pause keeps polling within the rate limit of the provider. */
  readonly pauseMs: number;
};

/** Is thrown if a provider gave no usable answer. The code names no person and no address. */
export class AskFailed extends Error {
  override name = 'AskFailed';
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  constructor(code: string, retryAfterMs?: number) {
    super(`the provider could not be read: ${code}`);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
