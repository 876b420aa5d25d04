/** A program and its first arguments, which run Node without what root may do in spite of permissions. */
export const AS_ANYBODY: readonly [string, ...string[]] =
  process.getuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all', process.execPath]
    : [process.execPath];
