/** What the templates draw on: whole numbers, and names made of words. */
export interface Draw {
  /** A whole number from 0 to `below` - 1. */
  number(below: number): number;
  /** A word of the vocabulary. */
  word(): string;
}

/** The languages of the code fences, as they are written after the fence. */
export const languages = ['js', 'python', 'rust', 'c', 'go', 'bash'] as const;

/** Some 330 bytes of code in a language. Names and numbers differ each time, so that no two fences of a corpus are equal. */
export function codeIn(language: (typeof languages)[number], draw: Draw): string {
  const [a, b, c] = [draw.word(), draw.word(), draw.word()];
  return templates[language](a, b, c, draw);
}

type Template = (a: string, b: string, c: string, draw: Draw) => string;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const templates: Record<(typeof languages)[number], Template> = {
  js: (a, b, c, draw) => `import { ${a}Of } from './${b}.js';

// Keeps the last ${draw.number(90) + 2} of every ${c}.
export async function load${capital(a)}(${b}, limit = ${draw.number(5000)}) {
  const found = new Map();
  for (const item of await ${a}Of(${b}, { depth: ${draw.number(40)} })) {
    if (item.${c} === null || found.size >= limit) continue;
    found.set(item.id, \`\${item.${c}}-${b}\`);
  }
  return [...found.values()].sort((x, y) => x.length - y.length);
}`,
  python: (a, b, c, draw) => `from dataclasses import dataclass, field

@dataclass
class ${capital(a)}:
    """One ${b} and its ${c}."""
    name: str = "${b}"
    weights: list[float] = field(default_factory=list)

    def ${c}(self, scale: float = ${draw.number(900) / 10}) -> float:
        total = sum(w * scale for w in self.weights if w > ${draw.number(50)})
        return total / max(1, len(self.weights))  # never by zero`,
  rust: (a, b, c, draw) => `use std::collections::HashMap;

/// Counts every ${a} below \`limit\`.
pub fn count_${a}(lines: &[String], limit: usize) -> HashMap<&str, usize> {
    let mut ${b} = HashMap::with_capacity(${draw.number(4000)});
    for line in lines.iter().take(limit) {
        match line.split_once(':') {
            Some((key, _)) if key.len() > ${draw.number(30)} => *${b}.entry(key).or_insert(0) += 1,
            _ => println!("no ${c} in {line}"),
        }
    }
    ${b}
}`,
  c: (a, b, c, draw) => `#include <stdio.h>
#define ${a.toUpperCase()}_MAX ${draw.number(9000) + 16}

struct ${b} { unsigned id; const char *${c}; };

/* Gives the first ${b} with that number, or NULL. */
static const struct ${b} *find_${a}(const struct ${b} *all, size_t n, unsigned id) {
    for (size_t i = 0; i < n && i < ${a.toUpperCase()}_MAX; i++) {
        if (all[i].id == (id ^ 0x${draw.number(65_536).toString(16)}u)) return &all[i];
    }
    return NULL;
}`,
  go: (a, b, c, draw) => `package ${a}

import "errors"

// Err${capital(c)} is returned after ${draw.number(60) + 1} attempts.
var Err${capital(c)} = errors.New("${a}: no ${c}")

func (s *Store) ${capital(b)}(keys []string) (map[string]int, error) {
	out := make(map[string]int, len(keys))
	for i, key := range keys {
		if len(key) == ${draw.number(20)} {
			return nil, Err${capital(c)}
		}
		out[key] = i * ${draw.number(700)}
	}
	return out, nil
}`,
  bash: (a, b, c, draw) => `#!/usr/bin/env bash
set -euo pipefail
${a}="\${1:-/srv/${b}}"   # where every ${c} lies
count=0
for file in "$${a}"/*.${c}; do
  [[ -s "$file" ]] || continue
  if ! grep -q '^${b}=' "$file"; then
    echo "no ${b} in $file" >&2
    exit ${draw.number(100) + 1}
  fi
  count=$((count + $(wc -l < "$file")))
done
printf '%d lines of %s\\n' "$count" "$${a}" | tee "${c}.log"`,
};
