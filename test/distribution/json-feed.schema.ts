/** JSON Feed 1.1, as https://www.jsonfeed.org/version/1.1/ defines it in prose; closed, so that a slip of the pen shows. */
const url = { type: 'string', format: 'uri' };
const text = { type: 'string', minLength: 1 };
const time = { type: 'string', format: 'date-time' };
const language = { type: 'string', pattern: '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$' };
const authors = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    minProperties: 1,
    properties: { name: text, url, avatar: url },
    additionalProperties: false,
  },
};

export const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    user_comment: text,
    next_url: url,
    icon: url,
    favicon: url,
    authors,
    language,
    expired: { type: 'boolean' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        additionalProperties: false,
        properties: {
          id: text,
          url,
          external_url: url,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          image: url,
          banner_image: url,
          date_published: time,
          date_modified: time,
          authors,
          tags: { type: 'array', items: text },
          language,
          attachments: {
            type: 'array',
            items: {
              type: 'object',
              required: ['url', 'mime_type'],
              additionalProperties: false,
              properties: {
                url,
                mime_type: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
                title: text,
                size_in_bytes: { type: 'integer', minimum: 0 },
                duration_in_seconds: { type: 'number', minimum: 0 },
              },
            },
          },
        },
      },
    },
  },
};
