import type { Page } from '../page.js';
import type { Prose, Section } from '../words/prose/prose.js';

/** A page that explains something. */
export function prosePage({ title, lede, sections }: Prose, menu?: string): Page {
  return {
    title,
    description: lede,
    ...(menu && { menu }),
    children: (
      <div class="cols">
        <div class="prose">
          <h1>{title}</h1>
          <p>{lede}</p>
          {sections.map((section) => (
            <Part section={section} />
          ))}
        </div>
      </div>
    ),
  };
}

function Part({ section }: { readonly section: Section }) {
  const { id, title, paragraphs = [], steps = [], items = [], code, links = [] } = section;
  return (
    <>
      {title && <h2 {...(id && { id })}>{title}</h2>}
      {paragraphs.map((text) => (
        <p>{text}</p>
      ))}
      {steps.length > 0 && (
        <ol>
          {steps.map((text) => (
            <li>{text}</li>
          ))}
        </ol>
      )}
      {items.length > 0 && (
        <ul>
          {items.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
      {code && <pre>{code}</pre>}
      {links.length > 0 && (
        <ul>
          {links.map(([text, href]) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
