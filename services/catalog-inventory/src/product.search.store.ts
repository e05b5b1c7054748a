// Searches the catalogue in one statement, which names only what is asked for: each combination of filters is planned once.
// Prices, powers and stock are looked up product by product, newest first, until the page is full, and never all of them.
import { decodeCursor, type Found, found } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/common';
import type { Read } from '@toric/messaging/sql';
import { DIMENSIONS, type Dimension, toExactHundredths, type Value } from '@toric/optics/dimensions';
import { Prisma } from './generated/client.ts';
import { searchWords } from './product.ts';

const { sql, join, empty } = Prisma;

export type Sought = {
  q?: string | undefined;
  modality?: string | undefined;
  replacement?: string | undefined;
  brand?: string | undefined;
  market?: string | undefined;
  /** What is known of the lens that is looked for. */
  lens: { readonly [dimension in Dimension]?: Value };
  inStock?: boolean | undefined;
  onSaleOnly: boolean;
  today: string;
  /** Boxes that expire before do not count as stock. */
  goodUntil: string;
};
/** `version` names the contents: product.reader.store.ts knows most of them already. */
export type Hit = { id: string; version: number; createdAt: Date };

/** One more than `limit`, newest first. */
export async function searchProducts(read: Read, sought: Sought, page: PageQuery): Promise<Found<Hit>> {
  const own = join([sql`true`, ...ownConditions(sought)], ' and ');
  const where = join([sql`true`, ...lookedUp(sought)], ' and ');
  const from = decodeCursor(page.cursor);
  const after = from ? sql`and (created_at, id) < (${from.createdAt}::timestamptz, ${from.id}::uuid)` : empty;
  const inOrder = sql`order by created_at desc, id desc`;
  // few have the words or are of the maker: these are put in order first, so that what is said elsewhere is looked up until
  // the page is full, and not for all of them; of many, the index gives the order
  const products = isOfFew(sought)
    ? sql`(select id, version, created_at from product where ${own} ${after} ${inOrder}) product where ${where}`
    : sql`product where ${own} and ${where} ${after}`;
  const hits = await read<Hit>(sql`
    select id, version, created_at from ${products} ${inOrder} limit ${page.limit + 1}::int`);
  return found(page, hits, async (atMost) => {
    const [all] = await read<{ total: number }>(sql`
      select count(*) as total from (select from product where ${own} and ${where} limit ${atMost}::int) counted`);
    return all?.total ?? 0;
  });
}

/** A pattern's own signs mean themselves in a search. */
const containing = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

const isOfFew = ({ q, brand }: Sought) => brand !== undefined || searchWords(q).length > 0;

const given = (conditions: readonly unknown[]) =>
  conditions.filter((condition): condition is Prisma.Sql => typeof condition === 'object');

/** What the product's own row says. */
function ownConditions({ q, modality, replacement, brand, onSaleOnly }: Sought): Prisma.Sql[] {
  const patterns = searchWords(q).map(containing);
  return given([
    onSaleOnly && sql`on_sale`,
    patterns.length > 0 && sql`search_text like all (${patterns}::text[])`,
    modality && sql`modality = ${modality}`,
    replacement && sql`replacement = ${replacement}`,
    brand && sql`lower(brand) = lower(${brand})`,
  ]);
}

/** What its prices, rules and lots say. */
function lookedUp(sought: Sought): Prisma.Sql[] {
  const { market, inStock } = sought;
  return given([
    market && !inStock && pricedIn(market), // in stock is what is priced there and free
    madeAs(sought),
    inStock !== undefined && sql`${freeBox(sought)} is ${inStock ? sql`not null` : sql`null`}`,
  ]);
}

/* A subquery with a limit is asked row by row; `exists` would let the planner join all packs, segments or lots first. */

const pricedIn = (market: string) => sql`(
  select true from pack join price on price.pack_id = pack.id
  where pack.product_id = product.id and price.market = ${market} limit 1)`;

const COLUMNS: Readonly<Record<Dimension, { column: Prisma.Sql; type: Prisma.Sql }>> = {
  baseCurve: { column: sql`base_curve`, type: sql`int` },
  diameter: { column: sql`diameter`, type: sql`int` },
  sphere: { column: sql`sphere`, type: sql`int` },
  cylinder: { column: sql`cylinder`, type: sql`int` },
  axis: { column: sql`axis`, type: sql`int` },
  add: { column: sql`"add"`, type: sql`text` },
  dominance: { column: sql`dominance`, type: sql`text` },
  colour: { column: sql`colour`, type: sql`text` },
};

/** One rule of the matrix that holds today has all that is known of the lens. */
function madeAs({ lens, market, today }: Sought): Prisma.Sql | undefined {
  const held = DIMENSIONS.flatMap((dimension) => {
    const value = toExactHundredths(lens[dimension]);
    if (value === undefined) return [];
    if (Number.isNaN(value)) return [sql`false`];
    const { column, type } = COLUMNS[dimension];
    return [sql`${String(value)}::${type} = any (segment.${column})`];
  });
  if (held.length === 0) return undefined;
  const forMarket = market ? sql`and (segment.markets = '{}' or ${market} = any (segment.markets))` : empty;
  return sql`(
    select true from made_segment segment
    where segment.product_id = product.id and ${join(held, ' and ')} ${forMarket}
      and daterange(segment.made_from, segment.made_until, '[]') @> ${today}::date limit 1)`;
}

/** A box that is free: of the lens, if one is looked for; in a pack that the market has and a warehouse that serves it. */
function freeBox({ lens, market, goodUntil }: Sought): Prisma.Sql {
  const known = Object.entries(lens).filter(([, value]) => value !== undefined);
  const ofLens = sql`
    join lens on lens.id = lot.lens_id and lens.product_id = product.id
      and lens.parameters @> ${JSON.stringify(Object.fromEntries(known))}::jsonb`;
  const inPower = sql`and lens.parameters -> 'sphere' = to_jsonb(${lens.sphere}::numeric)`;
  const inMarket = sql`
    and lot.warehouse_id = any (array(select id from warehouse where ${market} = any (markets)))
    and exists (select from price where price.pack_id = pack.id and price.market = ${market})`;
  return sql`(
    select true from pack join lot on lot.pack_id = pack.id
    ${known.length > 0 ? ofLens : empty} ${lens.sphere === undefined ? empty : inPower}
    where pack.product_id = product.id and lot.on_hand > lot.reserved and not lot.quarantined
      and lot.expires_on >= ${goodUntil}::date
    ${market ? inMarket : empty} limit 1)`;
}
