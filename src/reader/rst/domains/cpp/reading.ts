import { expressionId } from './expressions.ts';
import { CppParser, NoDeclaration } from './parser.ts';
import { typeId } from './types.ts';

/** Reads with a parser of a text; undefined where that cannot be read. */
export function reading<Made>(text: string, read: (parser: CppParser) => Made): Made | undefined {
  try {
    return read(new CppParser(text, { expressionId, typeId }));
  } catch (error) {
    if (error instanceof NoDeclaration) return undefined;
    throw error;
  }
}
