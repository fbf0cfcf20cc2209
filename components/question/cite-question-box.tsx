import { citeSource } from '@/ledger/citation/cite-source';
import type { Work } from '@/ledger/citation/work';
import type { ConflictView, Question } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { CiteTexts } from '../cite/cite-texts';
import { Permalink } from '../cite/permalink';

/** How to cite a question's page in the state that is shown, and its figures as files. */
export function CiteQuestionBox(props: {
  question: Question;
  view: ConflictView;
  figures: readonly Figure[];
  /** The page as a work to cite. */
  work: Work;
  pinned: boolean;
  origin: string;
}) {
  const { question, view, figures, work, pinned, origin } = props;
  const path = `/questions/${question.id}?at=${view.position}`;
  const sources = figures.flatMap((figure) => figure.sources).map(citeSource);
  const distinct = [...new Map(sources.map((each) => [each.key, each])).values()];
  const phase = question.phase === null ? '' : `&phase=${question.phase}`;
  const query = `?measure=${question.measure}${phase}${pinned ? `&at=${view.position}` : ''}`;
  const files = `/conflicts/${view.conflict.slug}/figures`;
  return (
    <section className="cite" aria-labelledby="cite">
      <h2 id="cite">Cite and download</h2>
      <Permalink origin={origin} path={path} />
      <CiteTexts
        id="question"
        groups={[
          { title: 'Cite this page', works: [work] },
          ...(distinct.length === 0
            ? []
            : [
                {
                  title: 'Cite the original sources',
                  works: distinct,
                  folded: distinct.length > 2,
                },
              ]),
        ]}
      />
      <p className="claim-small">
        All figures of this measure{question.phase === null ? '' : ' and phase'}:{' '}
        <a className="file" href={`${files}.csv${query}`}>
          CSV
        </a>{' '}
        ·{' '}
        <a className="file" href={`${files}.json${query}`}>
          JSON
        </a>
      </p>
    </section>
  );
}
