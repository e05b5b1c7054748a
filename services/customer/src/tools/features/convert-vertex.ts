import { query } from '@toric/chassis/http/endpoint';
import { ConvertVertex } from '@toric/contracts/tools/tools.http';
import { vertexConvert } from '@toric/optics/vertex';

/** POST /tools/vertex. Estimates the contact-lens power that corresponds to a spectacle power. */
export const convertVertex = query(ConvertVertex, {
  async run({ body: { vertexDistanceMm, ...spectacle }, language }) {
    const { disclaimer, ...power } = vertexConvert(spectacle, { distance: vertexDistanceMm / 1000 });
    return { ...power, disclaimer: disclaimer[language] };
  },
});
