/**
 * Makes the packed code small for browsers. It removes texts that only the reference shows, imports zod so that unused
 * parts of it can be left out, and marks every declaration as one that may be left out if nobody uses it.
 */
import ts from 'typescript';

const DOCUMENTATION: ReadonlySet<string> = new Set(['summary', 'description', 'example', 'errors']);

const isMeta = (node: ts.Node): node is ts.CallExpression & { expression: ts.PropertyAccessExpression } =>
  ts.isCallExpression(node) &&
  node.arguments.length === 1 &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'meta';

const isOperation = (node: ts.CallExpression) =>
  ts.isIdentifier(node.expression) && node.expression.text === 'operation';

const isZodImport = (node: ts.Node): node is ts.ImportDeclaration =>
  ts.isImportDeclaration(node) &&
  ts.isStringLiteral(node.moduleSpecifier) &&
  node.moduleSpecifier.text === 'zod' &&
  node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;

/**
 * Returns the import as `import * as z`, which lets a bundler see which functions of zod are used. `import { z }`
 * brings all of zod.
 */
const namespaceImport = ({ factory }: ts.TransformationContext, node: ts.ImportDeclaration) =>
  factory.updateImportDeclaration(
    node,
    node.modifiers,
    factory.createImportClause(undefined, undefined, factory.createNamespaceImport(factory.createIdentifier('z'))),
    node.moduleSpecifier,
    node.attributes,
  );

function withoutDocumentation({ factory }: ts.TransformationContext, node: ts.CallExpression): ts.CallExpression {
  const [declaration] = node.arguments;
  if (!isOperation(node) || !declaration || !ts.isObjectLiteralExpression(declaration)) return node;
  const properties = declaration.properties.filter(
    ({ name }) => !(name && ts.isIdentifier(name) && DOCUMENTATION.has(name.text)),
  );
  return factory.updateCallExpression(node, node.expression, node.typeArguments, [
    factory.updateObjectLiteralExpression(declaration, properties),
  ]);
}

const pure = (node: ts.CallExpression): ts.CallExpression =>
  ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, ' @__PURE__ ', false);

/**
 * Returns true if a bundler must assume that evaluating the value has side effects: a spread or a property may call a
 * getter. A bundler leaves out an unused call that is marked as pure, but keeps such arguments of the call.
 */
function mayHaveEffects(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isSpreadAssignment(node) || ts.isSpreadElement(node)) return true;
  if (ts.isPropertyAccessExpression(node) && !(ts.isCallExpression(node.parent) && node.parent.expression === node))
    return true;
  return ts.forEachChild(node, (child) => mayHaveEffects(child) || undefined) ?? false;
}

/**
 * Wraps the value into a function without arguments that is called at once and marked as pure. A bundler drops this
 * call completely if nobody uses the value.
 */
function dropped({ factory }: ts.TransformationContext, value: ts.Expression): ts.Expression {
  const body = factory.createParenthesizedExpression(value);
  const made = factory.createArrowFunction(undefined, undefined, [], undefined, undefined, body);
  return pure(factory.createCallExpression(factory.createParenthesizedExpression(made), undefined, []));
}

/** Transforms the JavaScript that `program.emit` writes. The type declarations stay complete. */
export const slim: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const visit =
    (isTop: boolean) =>
    (node: ts.Node): ts.Node => {
      if (isZodImport(node)) return namespaceImport(context, node);
      if (isMeta(node)) return visit(isTop)(node.expression.expression);
      const inside = isTop && !ts.isFunctionLike(node);
      const slimmed = ts.isCallExpression(node) ? withoutDocumentation(context, node) : node;
      const visited = ts.visitEachChild(slimmed, visit(inside), context);
      return isTop && ts.isCallExpression(visited) ? pure(visited) : visited;
    };
  const declare = (node: ts.Node): ts.Node => {
    if (!ts.isVariableStatement(node)) return visit(true)(node);
    const { factory } = context;
    const declarations = node.declarationList.declarations.map((one) => {
      const visited = visit(true)(one);
      if (!ts.isVariableDeclaration(visited) || !visited.initializer || !one.initializer) return visited as typeof one;
      if (!mayHaveEffects(one.initializer)) return visited;
      const { name, exclamationToken, type } = visited;
      return factory.updateVariableDeclaration(
        visited,
        name,
        exclamationToken,
        type,
        dropped(context, visited.initializer),
      );
    });
    return factory.updateVariableStatement(
      node,
      node.modifiers,
      factory.updateVariableDeclarationList(node.declarationList, declarations),
    );
  };
  return (file) => ts.visitEachChild(file, declare, context);
};
