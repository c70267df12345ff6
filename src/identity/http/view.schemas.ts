import { z } from 'zod';
import { lineOfText } from '../../platform/text/index.js';

const MEMBERS = 20;

const list = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .meta({ description: 'Name of the list, as the client gives it.', example: 'releases' });
const name = lineOfText({ max: 60 }).meta({ example: 'Chờ tôi duyệt' });
const query = z
  .record(
    z
      .string()
      .max(40)
      .regex(/^[a-z][A-Za-z]*$/),
    z.string().max(200),
  )
  .refine((given) => Object.keys(given).length <= MEMBERS, {
    params: { vi: `Tối đa ${MEMBERS} điều kiện.`, en: `At most ${MEMBERS} conditions.` },
  })
  .meta({
    maxProperties: MEMBERS,
    description: 'Conditions of the list, as its address has them.',
    example: { state: 'in_review' },
  });

export const viewsQuery = z.strictObject({ list });
export const NewView = z.strictObject({ list, name, query }).meta({ id: 'NewView' });
export const ViewName = z.strictObject({ name }).meta({ id: 'ViewName' });
export const ViewSaved = z.strictObject({ id: z.uuid() }).meta({ id: 'ViewSaved' });
const View = z
  .strictObject({ id: z.uuid(), name: z.string(), query: z.record(z.string(), z.string()) })
  .meta({ id: 'View' });
export const Views = z.strictObject({ items: z.array(View) }).meta({ id: 'Views' });
