import type { PagedOperation } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { AnyAction, Chosen, Column, Filter, ListSpec, Tone } from '../kit.types.ts';
import type { AnyFormSpec } from '../form/model/body.ts';

/** Describes a row of any list. The compiler has checked its type where the list was declared. */
export type Row = object;

export type AnyBulkAction = {
  readonly operation: Operation;
  readonly label: Text;
  readonly key?: string;
  readonly tone?: Tone;
  readonly when?: (row: Row) => boolean;
  readonly form?: AnyFormSpec;
  readonly input: (row: Row, body: unknown) => object;
  readonly done: Text;
  readonly undo?: { readonly operation: Operation; readonly input: (row: Row, answer: unknown) => object };
};

export type AnyBulkJob = {
  readonly operation: Operation;
  readonly label: Text;
  readonly refuse?: (chosen: Chosen<Row>) => Text | undefined;
  readonly form: AnyFormSpec;
  readonly input: (chosen: Chosen<Row>, body: unknown) => object;
  readonly then: (answer: unknown) => string;
};

/** Describes a list of any operation. The components of a list use it, because the type of a row is opaque to them. */
export type AnyList = {
  readonly operation: PagedOperation;
  readonly title: Text;
  readonly about: Text;
  readonly key: (row: Row) => string;
  readonly href?: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly filters?: Readonly<Record<string, Filter>>;
  readonly views?: readonly {
    readonly id: string;
    readonly label: Text;
    readonly filters: Readonly<Record<string, string | number | boolean | undefined>>;
  }[];
  readonly actions?: readonly AnyAction<undefined>[];
  readonly bulk?: readonly AnyBulkAction[];
  readonly bulkJobs?: readonly AnyBulkJob[];
  readonly expand?: readonly string[];
  readonly eyes?: true;
  readonly empty: { readonly title: Text; readonly about: Text };
};

/** Returns the list without the types of its operation. */
export function anyList<O extends PagedOperation>(spec: ListSpec<O>): AnyList {
  return spec as unknown as AnyList; // safe cast: rows, filters and bodies only ever go back to the functions of the same list
}

/**
 * Returns the list with only the expansions that the person may read. The gateway refuses the whole list if one
 * expansion is for other roles.
 */
export function withAllowedExpansions(list: AnyList, may: (operation: Operation) => boolean): AnyList {
  const { expand = [], operation } = list;
  const allowed = expand.filter((name) => {
    const expansion = operation.expand?.[name];
    return expansion !== undefined && may(expansion.operation);
  });
  return allowed.length === expand.length ? list : { ...list, expand: allowed };
}
