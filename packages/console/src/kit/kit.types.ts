/**
 * Defines the types with which pages are declared. A page declares its content; the components of the kit render it.
 */
import type { Input, Item, PagedOperation, Reply } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import type { Guide } from '@toric/contracts/kernel/guide';
import type { ComponentType, ReactNode } from 'react';
import type { Path } from 'react-hook-form';

/** `main` is the filled button; a page has at most one. `stop` ends something or gives money away. */
export type Tone = 'main' | 'plain' | 'stop';

/** Names a key of the keyboard that works outside fields, such as `a`. The button shows the key. */
export type Key = string;

/**
 * Describes an action of a person. It is shown only if her roles may call the operation, and while `when` is true. With
 * a `form` or an `effect`, a dialog asks first. Without both, it runs at once, and `undo` can revert it for 10 seconds.
 */
export type Action<R, O extends Operation = Operation> = {
  readonly operation: O;
  readonly label: Text | ((record: R) => Text);
  readonly tone?: Tone;
  readonly key?: Key;
  readonly when?: (record: R) => boolean;
  /** The person first fills in the fields of this form. */
  readonly form?: FormSpec<O, R>;
  /** The dialog shows this effect before money moves, or before something ends permanently. */
  readonly effect?: ComponentType<{ readonly record: R }>;
  /** Returns the input of the request that the action sends. `body` holds the values of the form. */
  readonly input: (record: R, body: BodyOf<O>) => Input<O>;
  /** Labels the button that closes the dialog without a change, e.g. "Keep the order". */
  readonly keep?: Text;
  /** This text confirms that the action is done. */
  readonly done: Text | ((answer: Reply<O>) => Text);
  /** Returns a secret that only this answer has. It is shown until the person confirms that she has stored it. */
  readonly once?: (answer: Reply<O>) => ShownOnce;
  /** Returns the address of the page that opens next. Without this function, the person stays on the page. */
  readonly then?: (answer: Reply<O>) => string;
  /** Reverts the action. It is offered for 10 seconds. */
  readonly undo?: { readonly operation: Operation; readonly input: (record: R, answer: Reply<O>) => object };
  /** The answers of these operations are also read again. By default, only answers about the same path are. */
  readonly refreshes?: readonly Operation[];
};
export type ShownOnce = { readonly title: Text; readonly secret: string; readonly about: Text };
export type BodyOf<O> = O extends { body: { _zod: { output: infer B } } } ? B : undefined;

/** Describes a button that opens a page instead of sending a request. */
export type LinkAction<R> = {
  readonly href: string | ((record: R) => string);
  readonly label: Text;
  readonly tone?: Tone;
  readonly key?: Key;
  /** The page needs this operation. Without it everybody sees the button. */
  readonly operation?: Operation;
  readonly when?: (record: R) => boolean;
};
// oxlint-disable-next-line typescript/no-explicit-any -- a page lists actions of several operations, each with its own types
export type AnyAction<R> = Action<R, any> | LinkAction<R>;

// The following types declare lists.

export type Column<T> = {
  readonly id: string;
  readonly label: Text;
  readonly cell: (item: T) => ReactNode;
  /** Returns the text of a cell for downloads. Without this function, downloads lack the column. */
  readonly text?: (item: T) => string;
  /** Numbers and money are aligned to the end. */
  readonly align?: 'end';
  /** Holds the initial width of the column in pixels. A person may drag it. */
  readonly width?: number;
  /** The column is hidden until the person selects it. */
  readonly hidden?: true;
};

/**
 * Describes one filter of a list. Its key is the name of the query parameter of the operation. Filters with the same
 * label are the relations of one field: is, is one of, is not (kit/list/filters/fields.ts).
 */
export type Filter =
  /** `several`: the parameter takes several values with commas between. `not`: the filter excludes these values. */
  | {
      readonly kind: 'choice';
      readonly label: Text;
      readonly words: Words;
      readonly several?: true;
      readonly not?: true;
    }
  /** Filters by whether the value exists: the parameter is `empty` or `set`. */
  | { readonly kind: 'presence'; readonly label: Text }
  | { readonly kind: 'flag'; readonly label: Text; readonly yes: Text; readonly no: Text }
  | { readonly kind: 'text'; readonly label: Text; readonly scans?: true }
  | { readonly kind: 'day'; readonly label: Text; readonly side: 'from' | 'to' }
  /** `says` returns the value as words that follow the label, such as "in the next 7 days". */
  | { readonly kind: 'number'; readonly label: Text; readonly says?: (value: string) => Text }
  /** The value of this filter is the id of a record. `name` shows the name of the record. */
  | { readonly kind: 'record'; readonly label: Text; readonly name: ComponentType<{ readonly id: string }> };

type QueryOf<O> = O extends { query: { _zod: { input: infer Q } } } ? Q : object;
export type FilterValues<O> = { readonly [K in keyof QueryOf<O>]?: QueryOf<O>[K] };

/** Describes a named set of filters of a list. Views of the shop come before the views that people save. */
export type View<O> = { readonly id: string; readonly label: Text; readonly filters: FilterValues<O> };

/** Describes an action on all chosen rows of a list. It sends one request for each row, as a job with progress. */
export type BulkAction<T, O extends Operation = Operation> = {
  readonly operation: O;
  readonly label: Text;
  readonly key?: Key;
  readonly tone?: Tone;
  readonly when?: (item: T) => boolean;
  readonly form?: FormSpec<O, readonly T[]>;
  readonly input: (item: T, body: BodyOf<O>) => Input<O>;
  readonly done: Text;
  /** Reverts one of the requests of the bulk action. The reversal is offered after the job. */
  readonly undo?: { readonly operation: Operation; readonly input: (item: T, answer: Reply<O>) => object };
};

/** Describes the chosen rows. If they are all matching rows, `isAll` is true, and `query` selects the same rows. */
export type Chosen<T> = {
  readonly items: readonly T[];
  readonly isAll: boolean;
  readonly query: Readonly<Record<string, string>>;
};
/** Describes one request for all chosen rows. It plans a job, which continues after the browser is closed. */
export type BulkJob<T, O extends Operation = Operation> = {
  readonly operation: O;
  readonly label: Text;
  /** Returns why these rows, or this number of rows, are refused, and the remedy. Then no form opens. */
  readonly refuse?: (chosen: Chosen<T>) => Text | undefined;
  readonly form: FormSpec<O, Chosen<T>>;
  readonly input: (chosen: Chosen<T>, body: BodyOf<O>) => Input<O>;
  /** Returns the address of the page of the planned job. */
  readonly then: (answer: Reply<O>) => string;
};

export type ListSpec<O extends PagedOperation> = {
  readonly operation: O;
  readonly title: Text;
  /**
   * States in one sentence what the list shows. It is shown under the title if no filter is set. With filters, the list
   * shows a sentence about the filters instead.
   */
  readonly about: Text;
  readonly key: (item: Item<O>) => string;
  readonly href?: (item: Item<O>) => string;
  /** The first column stays visible while the others scroll. */
  readonly columns: readonly Column<Item<O>>[];
  readonly filters?: { readonly [K in Exclude<keyof QueryOf<O>, 'cursor' | 'limit'>]?: Filter };
  readonly views?: readonly View<O>[];
  readonly actions?: readonly AnyAction<undefined>[];
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly bulk?: readonly BulkAction<Item<O>, any>[];
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly bulkJobs?: readonly BulkJob<Item<O>, any>[];
  readonly expand?: readonly string[];
  /** If true, the rows are higher, because a cell shows the right and the left eye on two lines. */
  readonly eyes?: true;
  readonly empty: { readonly title: Text; readonly about: Text };
};

// The following types declare the pages of records.

export type Tab<R> = {
  readonly id: string;
  readonly label: Text;
  readonly content: ComponentType<{ readonly record: R }>;
  /** The tab needs this operation. A tab that the role may not read is not shown. */
  readonly operation?: Operation;
};

export type RecordSpec<O extends Operation> = {
  readonly operation: O;
  /** Names the parameters of the path that leads to the record. The route has the same names: `/orders/:orderId`. */
  readonly params: readonly string[];
  readonly list: { readonly label: Text; readonly href: string };
  readonly title: (record: Reply<O>) => ReactNode;
  readonly state?: (record: Reply<O>) => { readonly words: Words; readonly value: string };
  /** Returns true while the system works on the record. The page then reads it again every second. */
  readonly isMoving?: (record: Reply<O>) => boolean;
  /** Shows one line of facts under the title of the record. */
  readonly facts?: ComponentType<{ readonly record: Reply<O> }>;
  /** Shows what cannot happen with the record, or what the record waits for. It is shown above everything else. */
  readonly why?: ComponentType<{ readonly record: Reply<O> }>;
  /** The first action that applies is the main action. Three actions are shown, the others are behind "…". */
  readonly actions: readonly AnyAction<Reply<O>>[];
  /** The first tab is shown at first. A single tab has no tab strip. */
  readonly tabs: readonly Tab<Reply<O>>[];
  readonly aside?: ComponentType<{ readonly record: Reply<O> }>;
  readonly expand?: readonly string[];
};

// The following types declare forms.

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
  /** The control follows from the schema by default: an enum is a choice, a boolean a check, a date a day. */
  readonly control?: Control;
  /** Names the values of a choice in words. */
  readonly words?: Words;
  /**
   * Returns the values of a choice that the API knows, such as warehouses. It is a hook. Without values, the value is
   * typed.
   */
  readonly options?: () => readonly Option[];
  readonly width?: 'full' | 'half' | 'third';
  readonly when?: (values: B) => boolean;
  /** Labels a field of `lines` that are no lines of goods. The guide names only the parts of a line. */
  readonly label?: Text;
  /** Lists the columns of `lines`, in their order. By default they follow from the schema. */
  readonly fields?: readonly LineField[];
};
/** Describes a column of a field of `lines`. The name of the column is the name of the value within the line. */
export type LineField = {
  readonly name: string;
  readonly control?: Control;
  readonly words?: Words;
  readonly options?: () => readonly Option[];
  readonly width?: 'full' | 'half' | 'third';
};

/**
 * Describes a form for the body of an operation. Its schema comes from the contract, and labels and help come from the
 * guide. Errors of the API are shown at their fields.
 */
export type FormSpec<O extends Operation, R = unknown> = {
  readonly operation: O;
  readonly guide: Guide;
  readonly sections: readonly { readonly title?: Text; readonly fields: readonly FieldSpec<BodyOf<O>>[] }[];
  /** Returns the initial values of the form. They have another background, because the person did not type them. */
  readonly start?: (record: R) => Partial<BodyOf<O>>;
  readonly title: Text;
  /** The text of the button that sends the form names the effect. */
  readonly save: Text | ((values: BodyOf<O>) => Text);
};

// The following types declare areas and their pages.

/** Names a group of the rail. `app/shell/rail-groups.ts` has the words and the order of the groups. */
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

/** Describes a page of an area. The rail shows it if `rail` is set and the role may call `needs`. */
export type Page = {
  readonly path: `/${string}`;
  readonly needs: Operation;
  /** Loads the code of the page when the page is first opened. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  readonly title: Text;
  readonly rail?: RailPlace;
};
type RailPlace = {
  readonly icon: ComponentType<{ size?: number }>;
  /** Orders the pages within their group of the rail. */
  readonly order: number;
  /** This letter after G opens the page. */
  readonly key?: Key;
  /** Names the group of the rail to which the page belongs, if it is not the group of its area. */
  readonly group?: RailGroup;
};
export type ConsoleArea = { readonly name: string; readonly group?: RailGroup; readonly pages: readonly Page[] };
