/** What is asked of a value: whether it must be there, how long it may be. What is in it stands under its name, or under `each`. */
interface Rule {
  readonly required?: boolean;
  readonly maxLength?: number;
}
/** Of what a form sends: a body of `generated/limits`, or parts of several. */
export type Rules<Values extends object> = { readonly [Name in keyof Values]?: object };

const within = (rules: object, name: string): Rule | undefined => {
  const { [name]: own, each } = rules as { readonly [name: string]: Rule | undefined };
  return own ?? each;
};

/** The rule for a field: `names.vi`. */
export const ruleOf = (rules: object, field: string): Rule =>
  field.split('.').reduce<Rule>((rule, name) => within(rule, name) ?? {}, rules);

/** The fields that say nothing, and must. */
export function missingIn(values: object, rules: object, above = ''): string[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const rule = within(rules, name);
    if (!rule) return [];
    if (isGroup(value)) return missingIn(value, rule, `${above}${name}.`);
    return rule.required && isBlank(value) ? [`${above}${name}`] : [];
  });
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isBlank = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() === '' : Array.isArray(value) ? value.length === 0 : !value;
