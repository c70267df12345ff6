import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { linesOfText } from '../../platform/text/index.js';
import type { CommentRow } from '../comments/comments.repository.js';

const version = z.uuid().meta({ description: 'Id of the version.' });
const instant = z.iso.datetime({ offset: true });

export const ThreadParams = z.strictObject({ id: z.uuid(), version });
export const CommentParams = z.strictObject({
  id: z.uuid(),
  version,
  comment: z.uuid().meta({ description: 'Id of the comment.' }),
});
export const ThreadQuery = z.strictObject(pageQuery);
export const commentKey = z.strictObject({ at: instant, id: z.uuid() });

export const NewComment = z
  .strictObject({
    body: linesOfText({ max: 2000 }).meta({ description: 'Plain text.' }),
    lang: languageTagSchema.optional().meta({ description: 'Language of the text that it speaks of.' }),
    quote: linesOfText({ max: 1000 }).optional().meta({ description: 'The passage that it speaks of.' }),
  })
  .meta({
    id: 'NewComment',
    example: { body: 'Đề nghị ghi rõ giờ thông xe.', lang: 'vi', quote: 'từ 6 giờ sáng mai' },
  });

export const Comment = z
  .strictObject({
    id: z.uuid(),
    author: z.uuid().meta({ description: 'Account of whoever wrote it.' }),
    authorName: z.string().optional(),
    organisation: z.uuid().meta({ description: 'The organisation acted for.' }),
    at: instant,
    body: z.string(),
    lang: z.string().optional(),
    quote: z.string().optional(),
    withdrawnAt: instant.optional().meta({ description: 'Its author is done with it since then.' }),
    erased: z.literal(true).optional().meta({ description: 'Its words were erased by law.' }),
  })
  .meta({ id: 'Comment' });
export type Comment = z.infer<typeof Comment>;
export const Comments = pageOf(Comment, 'Comments');

export function toComment(row: CommentRow, authorName: string | undefined): Comment {
  return {
    id: row.id,
    author: row.author_id,
    ...(authorName && { authorName }),
    organisation: row.organisation_id,
    at: row.at.toISOString(),
    body: row.body,
    ...(row.lang !== null && { lang: row.lang }),
    ...(row.quote !== null && { quote: row.quote }),
    ...(row.withdrawn_at && { withdrawnAt: row.withdrawn_at.toISOString() }),
    ...(row.body === '' && { erased: true }),
  };
}
