/** What the API's description says of a body or a query, in words that fields take. */
const words = {
  minLength: 'minLength',
  maxLength: 'maxLength',
  maxItems: 'maxItems',
  maxProperties: 'maxItems',
  minimum: 'min',
  maximum: 'max',
};

/**
 * The rules for what is sent, as a module: an export for each body by the name of its schema, and for each query by its
 * operation. Members of an object stand under their names, those of a list or of words by language under `each`.
 */
export function limits({ paths, components: { schemas } }) {
  const resolved = ({ $ref, ...schema }) => ($ref ? schemas[$ref.split('/').at(-1)] : schema);

  function ruleOf(schema, isRequired) {
    const { anyOf, ...whole } = resolved(schema);
    // A value or none; an address or nothing: the first says how long it may be.
    if (anyOf) return ruleOf(anyOf[0], isRequired);
    const { items, properties, required = [], additionalProperties: values } = whole;
    const each = items ?? (typeof values === 'object' ? values : undefined);
    return {
      ...(isRequired && isNeeded(whole) && { required: true }),
      ...Object.fromEntries(
        Object.entries(words)
          .filter(([name]) => name in whole && !(name === 'minLength' && whole.minLength < 2))
          .map(([name, word]) => [word, whole[name]]),
      ),
      ...membersOf(Object.entries(properties ?? {}), (name) => required.includes(name)),
      ...(each && membersOf([['each', each]], () => false)),
    };
  }

  function membersOf(entries, isRequired) {
    const rules = entries.map(([name, schema]) => [name, ruleOf(schema, isRequired(name))]);
    return Object.fromEntries(rules.filter(([, rule]) => Object.keys(rule).length > 0));
  }

  const said = {};
  for (const { operationId, requestBody, parameters = [] } of Object.values(paths).flatMap(Object.values)) {
    const { $ref } = requestBody?.content['application/json']?.schema ?? {};
    if ($ref) said[$ref.split('/').at(-1)] = ruleOf({ $ref });
    const query = parameters.filter(({ in: place }) => place === 'query');
    said[operationId] = membersOf(
      query.map(({ name, schema }) => [name, schema]),
      (name) => query.find((parameter) => parameter.name === name).required,
    );
  }
  return Object.entries(said)
    .filter(([, rules]) => Object.keys(rules).length > 0)
    .map(([name, rules]) => `export const ${name} = ${JSON.stringify(rules)} as const;\n`)
    .join('');
}

/** Whether it must say something: a text may be required and yet empty; a choice of yes or no always says one. */
const isNeeded = ({ type, minLength, minItems, enum: choices }) =>
  type === 'array'
    ? minItems > 0
    : type === 'boolean'
      ? choices?.length === 1
      : type !== 'object' && minLength !== 0;
