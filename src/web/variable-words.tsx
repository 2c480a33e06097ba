import type { EndpointNames } from './endpoint/names.ts';

/** Texts in quotes, which are values and never names; and words that may be names. */
const TOKENS = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_][A-Za-z0-9_]*)/;

interface Props {
  readonly words: string;
  readonly names: Pick<EndpointNames, 'pageOf' | 'titleOf'>;
}

/** Words in which every variable that the endpoint names leads to its page. */
export function VariableWords({ words, names }: Props) {
  return (
    <>
      {words.split(TOKENS).map((part) => {
        const page = names.pageOf(part);
        if (page === undefined) return part;
        return (
          <a href={page} title={names.titleOf(part)}>
            <code>{part}</code>
          </a>
        );
      })}
    </>
  );
}

/** A variable by its title, leading to its page. */
export function VariableLink({ variable, names }: { readonly variable: string } & Pick<Props, 'names'>) {
  const page = names.pageOf(variable);
  const title = names.titleOf(variable);
  return <>{page === undefined ? title : <a href={page}>{title}</a>}</>;
}
