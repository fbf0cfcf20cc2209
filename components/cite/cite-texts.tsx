import { formatWork, isMarkup, TEXTS, type TextFormat } from '@/ledger/citation/texts';
import type { Work } from '@/ledger/citation/work';
import { CiteKeys } from './cite-keys';

/** A group of works under one heading: "Cite the original source"; a long one may be folded. */
export type CiteGroup = { title: string; works: readonly Work[]; folded?: boolean };

function Works({ title, works }: Pick<CiteGroup, 'title' | 'works'>) {
  return works.map((work) => (
    <div key={work.key} className="cite-work">
      {TEXTS.map((format) => (
        <CiteText key={format} {...{ work, format, title }} />
      ))}
    </div>
  ));
}

function CiteText({ work, format, title }: { work: Work; format: TextFormat; title: string }) {
  const runs = formatWork(work, format).map(({ text, italic }) =>
    italic ? <i key={text}>{text}</i> : text,
  );
  return (
    <div className="cite-text" data-format={format}>
      <p className="cite-format">{format}</p>
      {isMarkup(format) ? (
        <pre>
          <code data-cite>{runs}</code>
        </pre>
      ) : (
        <p data-cite>{runs}</p>
      )}
      <p className="needs-script">
        <button type="button" data-copy={format} aria-label={`Copy in ${format}: ${title}`}>
          Copy
        </button>
      </p>
    </div>
  );
}

/**
 * Citations to take away, in the style that the reader chooses: a choice of the browser's own, made
 * with no script (where it cannot be made, all styles stand below one another). The first is chosen.
 * @param groups what is to be cited, first things first
 * @param id makes the choice's name one of its own in the page
 */
export function CiteTexts({ groups, id }: { groups: readonly CiteGroup[]; id: string }) {
  const all = groups.flatMap(({ works }) => works).length;
  return (
    <div className="cite-texts">
      <fieldset className="cite-styles">
        <legend>Style</legend>
        {TEXTS.map((format, index) => (
          <label key={format}>
            <input type="radio" name={`${id}-style`} value={format} defaultChecked={index === 0} />
            {format}
          </label>
        ))}
      </fieldset>
      {groups.map(({ title, works, folded = false }) =>
        folded ? (
          <details key={title} className="cite-group">
            <summary>
              {title} ({works.length})
            </summary>
            <Works title={title} works={works} />
          </details>
        ) : (
          <section key={title} className="cite-group">
            <h3>{title}</h3>
            <Works title={title} works={works} />
          </section>
        ),
      )}
      <CiteKeys all={all} />
    </div>
  );
}
