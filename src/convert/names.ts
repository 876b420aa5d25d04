/** A name as names are compared: lower case, single spaces. */
export function nearbyName(name: string): string {
  return name.trim().toLowerCase().split(/\s+/).join(' ');
}
