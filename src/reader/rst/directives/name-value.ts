/** The name (in lower case) and value of `name=value` or `name="value"`; or what is wrong with it. */
export function nameAndValue(text: string): readonly [string, string] | string {
  const equals = text.indexOf('=');
  if (equals < 0) return 'missing "="';
  const name = text.slice(0, equals).trim();
  if (name === '') return 'missing attribute name before "="';
  const value = text.slice(equals + 1).trim();
  if (value === '') return `missing value after "${name}="`;
  const quote = value[0] ?? '';
  if (quote !== '"' && quote !== "'") return [name.toLowerCase(), value];
  const end = value.indexOf(quote, 1);
  if (end < 0) return `attribute "${name}" missing end quote (${quote})`;
  if (end < value.length - 1) return `attribute "${name}" end quote (${quote}) not followed by whitespace`;
  return [name.toLowerCase(), value.slice(1, end)];
}
