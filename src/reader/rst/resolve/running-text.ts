/** Nodes that hold running text, and no blocks. */
export const RUNNING_TEXT: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'definitionTerm', 'fieldName', 'caption', 'lineBlockLine', 'rubric', 'attribution'],
  ...['parsedLiteral', 'objectSignature', 'optionGroup', 'substitutionDefinition'],
]);
