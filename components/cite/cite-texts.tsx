import { formatWork, isMarkup, TEXTS, type TextForm } from '@/ledger/citation/texts';
import type { Work } from '@/ledger/citation/work';
import { CiteKeys } from './cite-keys';

/** A group of works under one heading: "Cite the original source". */
export type CiteGroup = { title: string; works: readonly Work[] };

function CiteText({ work, form, title }: { work: Work; form: TextForm; title: string }) {
  const runs = formatWork(work, form).map(({ text, italic }) =>
    italic ? <i key={text}>{text}</i> : text,
  );
  return (
    <div className="cite-text" data-form={form}>
      <p className="cite-form">{form}</p>
      {isMarkup(form) ? (
        <pre>
          <code data-cite>{runs}</code>
        </pre>
      ) : (
        <p data-cite>{runs}</p>
      )}
      <p className="needs-script">
        <button type="button" data-copy={form} aria-label={`Copy in ${form}: ${title}`}>
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
        {TEXTS.map((form, index) => (
          <label key={form}>
            <input type="radio" name={`${id}-style`} value={form} defaultChecked={index === 0} />
            {form}
          </label>
        ))}
      </fieldset>
      {groups.map(({ title, works }) => (
        <section key={title} className="cite-group">
          <h3>{title}</h3>
          {works.map((work) => (
            <div key={work.key} className="cite-work">
              {TEXTS.map((form) => (
                <CiteText key={form} {...{ work, form, title }} />
              ))}
            </div>
          ))}
        </section>
      ))}
      <CiteKeys all={all} />
    </div>
  );
}
