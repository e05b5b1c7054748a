/** Describes the matrix of a product as a request sends it, with bounds that keep its processing fast. */
import { z } from 'zod';
import { Country, MatrixSegment, type ParameterMatrix } from '../../lens.ts';

/** One list of a segment has at most this number of entries. An entry is a value, or a range of values. */
export const ENTRIES_PER_LIST_AT_MOST = 200;
/**
 * The lists of a matrix may contain at most this number of values together, counting every value of a range. The
 * largest matrix of a maker has a few hundred values.
 */
export const VALUES_PER_MATRIX_AT_MOST = 20_000;

/**
 * Limits the length of a list of a segment. The limit is not in `MatrixSegment`, because the schema of messages that
 * carry a matrix must not change.
 */
const bounded = <T extends z.ZodArray>(list: T) => list.max(ENTRIES_PER_LIST_AT_MOST).meta(list.meta() ?? {});
const boundedIfGiven = <T extends z.ZodArray>(list: z.ZodOptional<T>) =>
  list
    .unwrap()
    .max(ENTRIES_PER_LIST_AT_MOST)
    .optional()
    .meta(list.meta() ?? {});
const { shape } = MatrixSegment;

/**
 * Parses the matrix in a request. It accepts and ignores `count`, so that a client may send back a matrix as the API
 * answered it.
 */
export const MatrixBody = z
  .strictObject({
    segments: z
      .array(
        MatrixSegment.extend({
          markets: z
            .array(Country)
            .max(250)
            .optional()
            .meta(shape.markets.meta() ?? {}),
          baseCurve: bounded(shape.baseCurve),
          diameter: bounded(shape.diameter),
          sphere: bounded(shape.sphere),
          cylinder: boundedIfGiven(shape.cylinder),
          axis: boundedIfGiven(shape.axis),
          add: boundedIfGiven(shape.add),
          dominance: boundedIfGiven(shape.dominance),
          colour: boundedIfGiven(shape.colour),
          backOpticZone: boundedIfGiven(shape.backOpticZone),
          returnZoneDepth: boundedIfGiven(shape.returnZoneDepth),
          landingZoneAngle: boundedIfGiven(shape.landingZoneAngle),
          jessenFactor: boundedIfGiven(shape.jessenFactor),
        }),
      )
      .max(200)
      .meta({ description: 'A lens needs at least one rule. Goods that are no lens have none.' }),
    count: z.int().min(0).max(2_000_000_000).optional().meta({ description: 'Ignored: it follows from the segments.' }),
  })
  .transform(({ segments }): ParameterMatrix => ({ segments }));
