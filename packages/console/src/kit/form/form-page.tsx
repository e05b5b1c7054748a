import type { Input, Reply } from '@toric/client/types';
import { fillPath, type Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type ComponentType, useCallback, useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ifMatchOf, slugOf, useAnswer, useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { useWords } from '../../app/words.ts';
import type { BodyOf, FormSpec } from '../kit.types.ts';
import { Answered } from '../show/answered.tsx';
import { Key } from '../show/key.tsx';
import { PageHead } from '../show/page-head.tsx';
import { FormTroubles, SaveLabel } from './dialog-form.tsx';
import { FormFields } from './form-fields.tsx';
import { LeaveGuard } from './guard.tsx';
import type { AnyFormSpec } from './model/body.ts';
import { useMerge, type Version } from './merge/use-merge.ts';
import { useRequestKey } from './request-key.ts';
import { SpecForm } from './spec-form.tsx';
import { useSpecForm } from './use-spec-form.ts';

type Params = Readonly<Record<string, string | undefined>>;
type Options<O extends Operation, R> = {
  /** Links to the page from which the person came. `:orderId` in the link is filled in from the route. */
  readonly back: { readonly label: Text; readonly href: string };
  /** Reads the record that fills the form. The path of the operation has the same parameters as the page. */
  readonly record?: Operation;
  /** Returns the input of the request. By default the parameters of its path come from the route. */
  readonly input?: (record: R, body: BodyOf<O>) => Input<O>;
  readonly done?: Text;
  /**
   * Returns the title of the page and the sentence below it, if they depend on the record. The default is the title of
   * the form.
   */
  readonly head?: (record: R) => { readonly title: Text; readonly about?: Text };
  /** Shows a part below the fields, which may read the typed values. */
  readonly below?: ComponentType;
  /** Returns the address of the next page. By default it follows from the operation's `location`. */
  readonly then?: (answer: Reply<O>) => string;
};

/** Describes the options of a form page of any operation. */
type AnyOptions = Omit<Options<Operation, unknown>, 'input' | 'then' | 'head'> & {
  readonly head?: (record: never) => { readonly title: Text; readonly about?: Text };
  readonly input?: (record: never, body: never) => unknown;
  readonly then?: (answer: never) => string;
};

const DONE: Text = { en: 'It is saved.', zh: '已保存。' };
const filled = (href: string, params: Params) => href.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');

/**
 * Returns the page of the created record, from the `location` of the operation. Returns undefined without a `location`.
 */
function placeOf({ location }: Operation, answer: unknown, params: Params): string | undefined {
  const fields = { ...params, ...(answer as Record<string, string>) };
  const path = typeof location === 'function' ? location(fields) : location;
  return path && fillPath(path, fields);
}

type BodyProps = {
  readonly spec: AnyFormSpec;
  readonly options: AnyOptions;
  readonly first: Version;
  readonly read: () => Promise<Version>;
};

function useSending({ spec, options, first, read }: BodyProps) {
  const params: Params = useParams();
  const navigate = useNavigate();
  const key = useRequestKey();
  const isSaved = useRef(false);
  const { run } = useCommand<Operation>(spec.operation, { refreshes: options.record ? [options.record] : [] });
  const state = useSpecForm({ spec, record: first.record, send });
  const merging = useMerge(state, first);

  async function send(body: never) {
    const { record, etag } = merging.version;
    const input: object = (options.input?.(record as never, body) as object | undefined) ?? { params, body };
    try {
      const answer = await run({ ...input, idempotencyKey: key.get(), ...(etag && { ifMatch: etag }) } as never);
      key.settle();
      isSaved.current = true;
      tell(options.done ?? DONE);
      const next = options.then?.(answer.body as never) ?? placeOf(spec.operation, answer.body, params);
      await navigate(next ?? filled(options.back.href, params));
    } catch (problem) {
      key.settle(problem);
      if (slugOf(problem as Error) !== 'request.stale' || !options.record) throw problem;
      merging.begin(await read());
    }
  }
  const { isDirty } = state.methods.formState;
  const isUnsaved = useCallback(() => isDirty && !isSaved.current, [isDirty]);
  return { state, merge: merging.merge, isUnsaved, params };
}

function FormBody(props: BodyProps) {
  const { state, merge, isUnsaved, params } = useSending(props);
  const { spec, options } = props;
  const t = useWords();
  const back = filled(options.back.href, params);
  const { below: Below } = options;
  return (
    <>
      <PageHead
        {...(options.head?.(props.first.record as never) ?? { title: spec.title })}
        crumb={<Link to={back}>{t(options.back.label)}</Link>}
      />
      <div className="rule" />
      <SpecForm state={state} className="form-body">
        <FormFields spec={spec} />
        {Below && <Below />}
        <FormTroubles state={state} merge={merge} subject={Object.values(params).at(-1)} />
        <div className="form-acts form-page-acts">
          <button
            type="submit"
            className="btn main"
            data-operation={spec.operation.id}
            disabled={state.busy || (merge?.left ?? 0) > 0}
            aria-busy={state.busy}
          >
            <SaveLabel state={state} merge={merge} /> <Key>Ctrl Enter</Key>
          </button>
          <Link className="btn" to={back}>
            {t({ en: 'Leave it as it is', zh: '保持不变' })}
          </Link>
        </div>
      </SpecForm>
      <LeaveGuard isDirty={isUnsaved} />
    </>
  );
}

function ReadFirst({ record, ...props }: Omit<BodyProps, 'first' | 'read'> & { readonly record: Operation }) {
  const input = { params: useParams() } as never;
  const query = useAnswer<Operation>(record, input, { keep: true });
  const read = async (): Promise<Version> => {
    const answer = await api.call<Operation>(record, input);
    return { record: answer.body, etag: ifMatchOf(answer) };
  };
  return (
    <Answered query={query}>
      {(data) => <FormBody {...props} first={{ record: data, etag: ifMatchOf(query.answer) }} read={read} />}
    </Answered>
  );
}

const nothing: Version = { record: undefined, etag: undefined };

/**
 * Returns a page with a form. It asks before typed values are lost. If two people change one record, it shows both
 * versions.
 */
export function formPage<O extends Operation, R>(spec: FormSpec<O, R>, options: Options<O, R>) {
  return function FormPage() {
    const { record } = options;
    const props: Pick<BodyProps, 'spec' | 'options'> = { spec, options };
    if (record) return <ReadFirst record={record} {...props} />;
    return <FormBody {...props} first={nothing} read={() => Promise.resolve(nothing)} />;
  };
}
