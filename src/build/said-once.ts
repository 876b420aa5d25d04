/**
 * What several formats say, such as that a link leads nowhere: what one has said is not said again by those after it.
 *
 * @param byFormat the messages of each format
 */
export function saidOnce<Message>(byFormat: readonly (readonly Message[])[]): readonly Message[] {
  const [first = [], ...others] = byFormat;
  if (others.length === 0) return first;
  const all = [...first];
  const said = new Set(first.map(message => JSON.stringify(message)));
  for (const messages of others) {
    const news = messages.filter(message => !said.has(JSON.stringify(message)));
    for (const message of news) said.add(JSON.stringify(message));
    all.push(...news);
  }
  return all;
}
