// Reads from the sources which slugs problems are made with, and which codes faults in the input get.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A text that the code uses, and where. */
export interface Used {
  readonly text: string;
  readonly at: string;
}

/** Answers the source files below a folder, specs left out. */
export function sourcesBelow(folder: string): readonly ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => ts.createSourceFile(path, readFileSync(join(folder, path), 'utf8'), ts.ScriptTarget.ES2023, true));
}

/** Answers the slugs in `new Problem('...')` and in `super('...')` of the classes of problems. */
export function slugsIn(sources: readonly ts.SourceFile[]): readonly Used[] {
  return sources.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      const isMade = ts.isNewExpression(node) && node.expression.getText() === 'Problem';
      const isSubclass =
        ts.isCallExpression(node) &&
        node.expression.kind === ts.SyntaxKind.SuperKeyword &&
        (node.arguments.length === 3 || node.arguments.length === 4);
      const [slug] = isMade || isSubclass ? (node.arguments ?? []) : [];
      return slug === undefined ? [] : textsOf(slug, source);
    }),
  );
}

/** Answers the codes of objects that have both a `pointer` and a `code`. */
export function faultCodesIn(sources: readonly ts.SourceFile[]): readonly Used[] {
  return sources.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      const members = ts.isObjectLiteralExpression(node) ? node.properties : [];
      const named = (name: string): ts.ObjectLiteralElementLike | undefined => members.find((member) => member.name?.getText() === name);
      const code = named('pointer') === undefined ? undefined : named('code');
      return code === undefined ? [] : textsOf(ts.isPropertyAssignment(code) ? code.initializer : code.getChildAt(0), source);
    }),
  );
}

function nodesOf(root: ts.Node): readonly ts.Node[] {
  return [root, ...root.getChildren().flatMap(nodesOf)];
}

/** The texts that an expression may have: a literal, either branch of a choice, or what a variable of the file was given. */
function textsOf(expression: ts.Node, source: ts.SourceFile): readonly Used[] {
  if (ts.isStringLiteral(expression)) {
    return [{ text: expression.text, at: source.fileName }];
  }
  if (ts.isConditionalExpression(expression)) {
    return [...textsOf(expression.whenTrue, source), ...textsOf(expression.whenFalse, source)];
  }
  if (ts.isIdentifier(expression)) {
    return nodesOf(source).flatMap((node) =>
      ts.isVariableDeclaration(node) && node.name.getText() === expression.text && node.initializer !== undefined
        ? textsOf(node.initializer, source)
        : [],
    );
  }
  const span = ts.isTemplateExpression(expression) ? expression.templateSpans[0] : undefined;
  return ts.isTemplateExpression(expression) && span !== undefined
    ? literalsOf(span.expression.getText(), source).map((text) => ({
        text: `${expression.head.text}${text}${span.literal.text}`,
        at: source.fileName,
      }))
    : [];
}

/** The texts that a parameter may have: those of the union that its type is an alias of, in the same file. */
function literalsOf(parameter: string, source: ts.SourceFile): readonly string[] {
  const nodes = nodesOf(source);
  const types = nodes
    .filter(ts.isParameter)
    .flatMap(({ name, type }) => (name.getText() === parameter && type !== undefined ? [type.getText()] : []));
  const alias = nodes.filter(ts.isTypeAliasDeclaration).find(({ name }) => types.includes(name.text));
  return alias === undefined
    ? []
    : nodesOf(alias.type)
        .filter(ts.isStringLiteral)
        .map(({ text }) => text);
}
