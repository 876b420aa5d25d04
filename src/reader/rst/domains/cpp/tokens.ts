/** A token of C++. */
export interface CppToken {
  readonly kind: 'name' | 'number' | 'string' | 'char' | 'sign';
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(@?[\p{L}_$][\p{L}\p{N}_$]*|@(?=\W|$))|(\.?\d(?:[eEpP][+-]|'?[\p{L}\p{N}_.])*)|((?:u8|[uUL])?"(?:\\[\s\S]|[^"\\])*")|((?:u8|[uUL])?'(?:\\[\s\S]|[^'\\])+')|(::|\.\.\.|->\*?|<=>|&&|\|\||==|!=|<=|\S)/gu;

const KINDS = ['name', 'number', 'string', 'char', 'sign'] as const;

/** Splits a declaration into tokens. Angle brackets stand alone, because they may be around arguments. */
export function cppTokens(text: string): CppToken[] {
  return [...text.matchAll(TOKEN)].map(match => {
    const kind = prefixed(match[0]) ?? KINDS[match.slice(1).findIndex(group => group !== undefined)] ?? 'sign';
    return { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  });
}

/** `u8"x"` and `L'x'` begin as names do. */
function prefixed(text: string): CppToken['kind'] | undefined {
  if (/^(?:u8|[uUL])?"/.test(text)) return 'string';
  return /^(?:u8|[uUL])?'/.test(text) ? 'char' : undefined;
}

/** Words of the language: never the name of a thing. */
export const CPP_KEYWORDS: ReadonlySet<string> = new Set(
  `alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept const consteval
constexpr constinit const_cast continue decltype default delete do double dynamic_cast else enum explicit export extern false float for
friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register
reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch template this thread_local throw true
try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq`.split(/\s+/),
);
