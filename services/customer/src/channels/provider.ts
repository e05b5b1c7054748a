/** The port to providers. An adapter turns what a provider sends, or answers, into these shapes. */
import type { CasePriority } from '@toric/contracts/customer/cases/case';
import type {
  ChannelDirection,
  ChannelItemKind,
  ChannelProvider,
  SocialNetwork,
} from '@toric/contracts/customer/channels/channel';

/** The person outside. `id` is her number at the provider, `handle` the name of her account on a network. */
export type Author = {
  readonly id: string | null;
  readonly handle: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};
export const NOBODY: Author = { id: null, handle: null, name: null, email: null, phone: null };

/** The states of a ticket that the shop knows. The words of providers are mapped to them. */
export type ThreadStatus = 'open' | 'waiting' | 'solved' | 'closed';
/** A ticket or a conversation. `author` is the person outside with whom it is. */
export type Thread = {
  readonly id: string;
  readonly subject: string;
  readonly author: Author;
  readonly priority?: CasePriority | undefined;
  readonly status?: ThreadStatus | undefined;
  /** When the status was set. An older status changes nothing. */
  readonly statusAt?: Date | undefined;
};
export type File = { readonly name: string; readonly url: string | null };
/** One thing that somebody wrote. `by` is the colleague who wrote words of the shop. */
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
  /** The id of the ticket to which it belongs. */
  readonly threadId?: string | undefined;
  /** The id of the shop's post to which it is a comment. */
  readonly postId?: string | undefined;
};
/** A post of the shop. `likes` is the number of all likes, `moreLikes` is added to what is known. */
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

/** One event of a delivery. It is taken once, by its id. */
export type ProviderEvent = { readonly id: string; readonly received: Received };

export type RawRequest = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };
/**
 * Returns true if one of the secrets signed the raw bytes. `now` is the time of this machine in milliseconds, because
 * providers sign with the time of their clocks.
 */
type Verify = (request: RawRequest, secrets: readonly string[], now?: number) => boolean;

/** Asks the provider. Throws `AskFailed` if there is no answer that can be used. */
export type Ask = (path: string, body?: object) => Promise<unknown>;
export type AskedChannel = {
  readonly account: string;
  readonly profiles: readonly string[];
  readonly cursor: string | null;
  /** The channel takes nothing from before. */
  readonly since: Date;
};
/** One page. With `isEnd` there is nothing more for now. `unreadable` counts parts of it that no schema fits. */
export type Page = Received & {
  readonly cursor: string;
  readonly isEnd: boolean;
  readonly unreadable: number;
};

export type Adapter = {
  readonly name: ChannelProvider;
  /**
   * Returns the address of the provider. It depends on the account only, so that nobody can lead a request elsewhere.
   */
  readonly base: (account: string) => string;
  readonly isAccount: (account: string) => boolean;
  readonly headers: (token: string) => Readonly<Record<string, string>>;
  readonly needsProfiles: boolean;
  /** Undefined for a provider that sends no events. */
  readonly deliveries?: {
    readonly secret: 'entered' | 'made-here';
    readonly verify: Verify;
    /** Returns the events. Returns undefined if the body is none of this provider. */
    readonly read: (body: unknown) => readonly ProviderEvent[] | undefined;
  };
  readonly poll: (ask: Ask, channel: AskedChannel, now: Date) => Promise<Page>;
  /** The pause between two pages, in milliseconds. It keeps within the rate limit of the provider. */
  readonly pauseMs: number;
};

/** Thrown if a provider did not answer with something that can be used. The code names no person and no address. */
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
