import { useDebouncedValue } from '@mantine/hooks';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { Search } from '@toric/contracts/desk/overview.http';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useProduct } from '../../areas/catalogue/product-name.tsx';
import { useCustomer } from '../../areas/customers/customer-name.tsx';
import { nameOf } from '../../areas/customers/name.ts';
import { api, useAnswer } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { fieldText } from './typed-values.ts';
import { type ControlProps, inputProps } from './controls/control-props.ts';

type Kind = 'product' | 'customer';
type Attributes = Omit<ReturnType<typeof inputProps>, 'ref'> & { readonly ref?: ControlProps['inputRef'] };
type Props = {
  readonly kind: Kind;
  /** Holds the id of the chosen record, or an empty text. */
  readonly value: string;
  readonly onChange: (id: string, title: string) => void;
  readonly label: string;
  readonly id?: string;
  readonly invalid?: boolean;
  readonly attributes?: Attributes;
};

const DELAY_MS = 150;

function useHits(kind: Kind, typed: string) {
  const [query] = useDebouncedValue(typed.trim(), DELAY_MS);
  const enabled = query.length >= 2;
  const { data } = useAnswer(Search, { query: { q: query } }, { enabled, keep: true });
  const kinds: readonly string[] = kind === 'product' ? ['product', 'box'] : [kind];
  return {
    hits: enabled ? (data?.hits ?? []).filter((hit) => kinds.includes(hit.kind)) : [],
    isKnown: enabled && !!data,
  };
}
type Hit = ReturnType<typeof useHits>['hits'][number];

/** Returns the id of a hit. A search returns only the handle of a product, so its id is read. */
async function idOf(kind: Kind, { id }: Hit): Promise<string> {
  return kind === 'customer' ? id : (await api.call(GetProduct, { params: { handle: id } })).body.id;
}

/** Returns the name of the record whose id was filled in, or undefined while the name is not known. */
function useName(kind: Kind, id: string): string | undefined {
  const product = useProduct(kind === 'product' ? id : undefined).data;
  const customer = useCustomer(kind === 'customer' ? id : undefined).data;
  return kind === 'product' ? product?.name : customer && nameOf(customer);
}

type ListProps = {
  readonly id: string;
  readonly hits: readonly Hit[];
  readonly at: number;
  readonly onPick: (hit: Hit) => void;
};

function Hits({ id, hits, at, onPick }: ListProps) {
  return (
    <div className="form-hits panel" role="listbox" id={id}>
      {hits.map((hit, index) => (
        <div
          key={hit.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          // the field keeps the focus, because it closes its list when it loses the focus
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(hit);
          }}
        >
          <b className="clip">{hit.title}</b>
          <span className="fine dimmer clip">{hit.detail}</span>
        </div>
      ))}
    </div>
  );
}

function NothingFound() {
  const t = useWords();
  return (
    <p className="help" role="status">
      {t({ en: 'Nothing is found. Type another part of the name.', zh: '未找到。请输入名称的其他部分。' })}
    </p>
  );
}

type Arrows = {
  readonly opened: boolean;
  readonly at: number;
  readonly last: number;
  readonly setAt: (at: number) => void;
  readonly pick: () => void;
  readonly close: () => void;
};

/** Returns the handler of the keys of the list of hits: arrows move, Enter takes, Escape closes. */
function arrows({ opened, at, last, setAt, pick, close }: Arrows) {
  return (event: KeyboardEvent) => {
    if (!opened) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, last));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') pick();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/**
 * Keeps the picked record. A search returns only the handle of a product. Until the id is read, the value is the
 * handle: a form that is sent at this moment is refused, and does not lose the product.
 */
function usePicked({ kind, value, onChange }: Pick<Props, 'kind' | 'value' | 'onChange'>) {
  const [picked, setPicked] = useState<{ id: string; title: string }>();
  const latest = useRef<Hit>(undefined);
  const isPicked = picked?.id === value;
  const name = useName(kind, isPicked ? '' : value);
  function set(id: string, title: string) {
    setPicked({ id, title });
    onChange(id, title);
  }
  async function take(hit: Hit) {
    latest.current = hit;
    set(hit.id, hit.title);
    if (kind === 'customer') return;
    // the handle stays as the value, and the form shows that it is not valid
    const found = await idOf(kind, hit).catch(() => undefined);
    if (found !== undefined && latest.current === hit) set(found, hit.title);
  }
  function drop() {
    latest.current = undefined;
    if (value !== '') onChange('', '');
  }
  return { known: isPicked ? picked.title : (name ?? (value && `…${value.slice(-6)}`)), take, drop };
}

/** Finds a product or a customer by typing. Arrows choose, Enter takes, Escape closes. */
export function Picker({ kind, value, onChange, label, id, invalid, attributes }: Props) {
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const { known, take, drop } = usePicked({ kind, value, onChange });
  const [at, setAt] = useState(0);
  const { hits, isKnown } = useHits(kind, typed ?? '');
  const opened = typed !== undefined && hits.length > 0;

  function pick(hit: Hit) {
    setTyped(undefined);
    void take(hit);
  }
  const onKeyDown = arrows({
    opened,
    at,
    last: hits.length - 1,
    setAt,
    pick: () => hits[at] && pick(hits[at]),
    close: () => setTyped(undefined),
  });
  return (
    <>
      <input
        id={id}
        className="input"
        aria-label={id || attributes ? undefined : label}
        aria-invalid={invalid || undefined}
        {...attributes}
        type="search"
        role="combobox"
        aria-expanded={opened}
        // Escape closes the list, and not the dialog around it
        data-mantine-stop-propagation={opened ? 'true' : undefined}
        aria-controls={listId}
        aria-activedescendant={opened ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? known}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          drop();
        }}
        onBlur={() => {
          setTyped(undefined);
          attributes?.onBlur();
        }}
      />
      {opened && <Hits id={listId} hits={hits} at={at} onPick={pick} />}
      {typed !== undefined && isKnown && hits.length === 0 && <NothingFound />}
    </>
  );
}

const control = (kind: Kind) =>
  function PickerControl(props: ControlProps) {
    const { value, label, onChange } = props;
    return (
      <Picker kind={kind} label={label} value={fieldText(value)} onChange={onChange} attributes={inputProps(props)} />
    );
  };
/** Finds a product by its name or GTIN. */
export const ProductControl = control('product');
/** Finds a customer by name, telephone or e-mail. */
export const CustomerControl = control('customer');
