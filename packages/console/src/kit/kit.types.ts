/** The words in which pages are declared. A page says what it shows; the parts of the kit know how. */
import type { Input, Item, PagedOperation, Reply } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import type { Guide } from '@toric/contracts/kernel/guide';
import type { ComponentType, ReactNode } from 'react';
import type { Path } from 'react-hook-form';

/** `main` is filled, and a page has at most one. `stop` ends something or gives money away. */
export type Tone = 'main' | 'plain' | 'stop';

/** A key that works outside fields, such as `a`. It stands on the button. */
export type Key = string;

/**
 * A thing that a person can do. It is shown only if her roles may call the operation, and only while `when` is true.
 * With a `form` or an `effect` a dialog asks first. Without both it is done at once, and `undo` can take it back for
 * 10 seconds.
 */
export type Action<R, O extends Operation = Operation> = {
  readonly operation: O;
  readonly label: Text | ((record: R) => Text);
  readonly tone?: Tone;
  readonly key?: Key;
  readonly when?: (record: R) => boolean;
  /** The fields that the person fills in first. */
  readonly form?: FormSpec<O, R>;
  /** The dialog shows it before money moves, or before something ends for good. */
  readonly effect?: ComponentType<{ readonly record: R }>;
  /** Returns the input of the request. `body` holds the values of the form. */
  readonly input: (record: R, body: BodyOf<O>) => Input<O>;
  /** The button of the dialog that leaves all as it is: "Keep the order". */
  readonly keep?: Text;
  /** The person is told this when it is done. */
  readonly done: Text | ((answer: Reply<O>) => Text);
  /** A secret that only this answer has. It stays on the screen until the person says that she has kept it. */
  readonly once?: (answer: Reply<O>) => ShownOnce;
  /** The page to go to afterwards. Without it the person stays. */
  readonly then?: (answer: Reply<O>) => string;
  /** Takes it back. It is offered for 10 seconds. */
  readonly undo?: { readonly operation: Operation; readonly input: (record: R, answer: Reply<O>) => object };
  /** The lists and records that show something else afterwards. By default all answers about the same path are read again. */
  readonly refreshes?: readonly Operation[];
};
export type ShownOnce = { readonly title: Text; readonly secret: string; readonly about: Text };
export type BodyOf<O> = O extends { body: { _zod: { output: infer B } } } ? B : undefined;

/** A page that a button opens instead of a request. */
export type LinkAction<R> = {
  readonly href: string | ((record: R) => string);
  readonly label: Text;
  readonly tone?: Tone;
  readonly key?: Key;
  /** The operation that the page needs. Without it everybody sees the button. */
  readonly operation?: Operation;
  readonly when?: (record: R) => boolean;
};
// oxlint-disable-next-line typescript/no-explicit-any -- a page lists actions of several operations, each with its own types
export type AnyAction<R> = Action<R, any> | LinkAction<R>;

// ── list ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Column<T> = {
  readonly id: string;
  readonly label: Text;
  readonly cell: (item: T) => ReactNode;
  /** The plain text, for downloads and copying. Without it the column is left out of downloads. */
  readonly text?: (item: T) => string;
  /** Numbers and money stand at the end. */
  readonly align?: 'end';
  /** The width in pixels at the beginning. A person may drag it. */
  readonly width?: number;
  /** Hidden until the person chooses it. */
  readonly hidden?: true;
};

/**
 * One filter of a list. Its key is the name of the parameter in the query of the operation. Filters with one label are the
 * relations of one field: is, is one of, is not (kit/list/filters/fields.ts).
 */
export type Filter =
  /** `several`: the parameter takes several values with commas between. `not`: it leaves these values out. */
  | {
      readonly kind: 'choice';
      readonly label: Text;
      readonly words: Words;
      readonly several?: true;
      readonly not?: true;
    }
  /** Whether the value is there: the parameter is `empty` or `set`. */
  | { readonly kind: 'presence'; readonly label: Text }
  | { readonly kind: 'flag'; readonly label: Text; readonly yes: Text; readonly no: Text }
  | { readonly kind: 'text'; readonly label: Text; readonly scans?: true }
  | { readonly kind: 'day'; readonly label: Text; readonly side: 'from' | 'to' }
  /** `says` returns the value as words that follow the label, such as "in the next 7 days". */
  | { readonly kind: 'number'; readonly label: Text; readonly says?: (value: string) => Text }
  /** The value is an id. `name` shows it as words. */
  | { readonly kind: 'record'; readonly label: Text; readonly name: ComponentType<{ readonly id: string }> };

type QueryOf<O> = O extends { query: { _zod: { input: infer Q } } } ? Q : object;
export type FilterValues<O> = { readonly [K in keyof QueryOf<O>]?: QueryOf<O>[K] };

/** A list with filters under a name. Views of the shop stand before the views that people save. */
export type View<O> = { readonly id: string; readonly label: Text; readonly filters: FilterValues<O> };

/** Something that is done with all chosen rows, one request each, as a job with progress. */
export type BulkAction<T, O extends Operation = Operation> = {
  readonly operation: O;
  readonly label: Text;
  readonly key?: Key;
  readonly tone?: Tone;
  readonly when?: (item: T) => boolean;
  readonly form?: FormSpec<O, readonly T[]>;
  readonly input: (item: T, body: BodyOf<O>) => Input<O>;
  readonly done: Text;
  /** Takes one of the requests back. It is offered after the job. */
  readonly undo?: { readonly operation: Operation; readonly input: (item: T, answer: Reply<O>) => object };
};

/** The rows that are chosen. `isAll` is true if they are all that match, and `query` then names the same rows. */
export type Chosen<T> = {
  readonly items: readonly T[];
  readonly isAll: boolean;
  readonly query: Readonly<Record<string, string>>;
};
/** One request for all chosen rows. It plans a job of the shop, which goes on after the browser is closed. */
export type BulkJob<T, O extends Operation = Operation> = {
  readonly operation: O;
  readonly label: Text;
  /** Says why so many rows, or these, cannot be taken, and what to do. No form is opened then. */
  readonly refuse?: (chosen: Chosen<T>) => Text | undefined;
  readonly form: FormSpec<O, Chosen<T>>;
  readonly input: (chosen: Chosen<T>, body: BodyOf<O>) => Input<O>;
  /** The page of the job. */
  readonly then: (answer: Reply<O>) => string;
};

export type ListSpec<O extends PagedOperation> = {
  readonly operation: O;
  readonly title: Text;
  /** One sentence under the title, if no filter is set. With filters, the list reads them as a sentence. */
  readonly about: Text;
  readonly key: (item: Item<O>) => string;
  readonly href?: (item: Item<O>) => string;
  /** The first column sticks. */
  readonly columns: readonly Column<Item<O>>[];
  readonly filters?: { readonly [K in Exclude<keyof QueryOf<O>, 'cursor' | 'limit'>]?: Filter };
  readonly views?: readonly View<O>[];
  readonly actions?: readonly AnyAction<undefined>[];
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly bulk?: readonly BulkAction<Item<O>, any>[];
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly bulkJobs?: readonly BulkJob<Item<O>, any>[];
  readonly expand?: readonly string[];
  /** A row with two eyes is higher. */
  readonly eyes?: true;
  readonly empty: { readonly title: Text; readonly about: Text };
};

// ── record ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Tab<R> = {
  readonly id: string;
  readonly label: Text;
  readonly content: ComponentType<{ readonly record: R }>;
  /** The operation that the tab needs. A tab that the role may not read is not shown. */
  readonly operation?: Operation;
};

export type RecordSpec<O extends Operation> = {
  readonly operation: O;
  /** Names of the path's parameters. The route has the same names: `/orders/:orderId`. */
  readonly params: readonly string[];
  readonly list: { readonly label: Text; readonly href: string };
  readonly title: (record: Reply<O>) => ReactNode;
  readonly state?: (record: Reply<O>) => { readonly words: Words; readonly value: string };
  /** True while the system works on the record. It is then read again each second, because a person waits for the end. */
  readonly isMoving?: (record: Reply<O>) => boolean;
  /** One line of facts under the title. */
  readonly facts?: ComponentType<{ readonly record: Reply<O> }>;
  /** Says what cannot happen, or what is waited for. It stands above everything else. */
  readonly why?: ComponentType<{ readonly record: Reply<O> }>;
  /** The first that applies is the main action. Three are shown, the others stand behind "…". */
  readonly actions: readonly AnyAction<Reply<O>>[];
  /** The first is shown at once. With one tab no strip is shown. */
  readonly tabs: readonly Tab<Reply<O>>[];
  readonly aside?: ComponentType<{ readonly record: Reply<O> }>;
  readonly expand?: readonly string[];
};

// ── form ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Control =
  | 'text'
  | 'long-text'
  | 'number'
  | 'check'
  | 'day'
  | 'choice'
  | 'money'
  | 'power'
  | 'phone'
  | 'email'
  | 'password'
  | 'lines'
  | 'code'
  | 'product'
  | 'customer';

export type Option = { readonly value: string; readonly label: string };
export type FieldSpec<B> = {
  readonly name: B extends object ? Path<B> : string;
  /** Without it the control follows from the schema: an enum is a choice, a boolean a check, a day a day. */
  readonly control?: Control;
  /** The words of a choice. */
  readonly words?: Words;
  /** A hook that returns the values of a choice that the API knows, such as warehouses. Without any, the value is typed. */
  readonly options?: () => readonly Option[];
  readonly width?: 'full' | 'half' | 'third';
  readonly when?: (values: B) => boolean;
  /** The name of `lines`, if they are no lines of goods: the guide names only the parts of a line. */
  readonly label?: Text;
  /** The columns of `lines`, in their order. Without it they follow from the schema. */
  readonly fields?: readonly LineField[];
};
/** A column of `lines`. Its name is the name within the line. */
export type LineField = {
  readonly name: string;
  readonly control?: Control;
  readonly words?: Words;
  readonly options?: () => readonly Option[];
  readonly width?: 'full' | 'half' | 'third';
};

/**
 * A form for the body of an operation. Its schema is the contract's, and labels and help come from the guide beside it.
 * Errors of the API stand at their fields.
 */
export type FormSpec<O extends Operation, R = unknown> = {
  readonly operation: O;
  readonly guide: Guide;
  readonly sections: readonly { readonly title?: Text; readonly fields: readonly FieldSpec<BodyOf<O>>[] }[];
  /** The values at the beginning. They stand on another ground, because the person did not type them. */
  readonly start?: (record: R) => Partial<BodyOf<O>>;
  readonly title: Text;
  /** The button. It says what happens. */
  readonly save: Text | ((values: BodyOf<O>) => Text);
};

// ── area ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A group of the rail. `app/shell/rail-groups.ts` has their words and their order. */
export type RailGroup =
  | 'today'
  | 'customers'
  | 'goods'
  | 'buying'
  | 'catalogue'
  | 'money'
  | 'marketing'
  | 'records'
  | 'house';

/** A page of an area. The rail shows it if `rail` is set and the role may call `needs`. */
export type Page = {
  readonly path: `/${string}`;
  readonly needs: Operation;
  /** Loads the page when it is opened first. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  readonly title: Text;
  readonly rail?: RailPlace;
};
type RailPlace = {
  readonly icon: ComponentType<{ size?: number }>;
  /** Its place within its group. */
  readonly order: number;
  /** The letter that opens it after G. */
  readonly key?: Key;
  /** The group of the rail, where it is not the group of the area. */
  readonly group?: RailGroup;
};
export type ConsoleArea = { readonly name: string; readonly group?: RailGroup; readonly pages: readonly Page[] };
