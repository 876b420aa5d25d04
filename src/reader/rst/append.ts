/** Adds items one by one: a call with all of them as arguments fails where there are a hundred thousand. */
export function append<T>(to: T[], items: readonly T[]): void {
  for (let index = 0; index < items.length; index += 1) to.push(items[index] as T);
}

/** Makes an array hold other items. */
export function refill<T>(array: T[], items: readonly T[]): void {
  array.length = 0;
  append(array, items);
}
