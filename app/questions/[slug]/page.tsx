import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { FigureTable } from '@/components/figure/figure-table';
import { RelationList } from '@/components/figure/relation-list';
import { QuestionFacts } from '@/components/question/question-facts';
import { QuestionFigures } from '@/components/question/question-figures';
import { Refusals } from '@/components/question/refusals';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { getQuestion } from '@/db/queries/get-question';
import { listFigures } from '@/db/queries/list-figures';
import { openDb } from '@/db/web';
import { listRefusals } from '@/ledger/refusal';
import { formatFigureSaid } from '@/ledger/wording';
import { loadConflictView } from '@/loaders/load-conflict';

type Props = { params: Promise<{ slug: string }> };

async function ask(position: number, id: string) {
  const question = truncate(await getQuestion(openDb(), position, id));
  const view = question && truncate(await loadConflictView(openDb(), position, question.conflict));
  if (!question || !view) notFound();
  return { question, view, figures: view.figures.filter((each) => each.question.id === id) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug: id } = await params;
  const state = await readPageState();
  const { question, view, figures } = await ask(state.position, id);
  const said = figures.map((figure) => formatFigureSaid(figure)).slice(0, 4);
  return toMetadata(state, {
    path: `/questions/${id}`,
    title: question.title,
    description: `${question.title} (${view.conflict.name}): ${said.join('; ')}. What was counted, who says each number, in which words, as of which day, from which document.`,
  });
}

/** A question: what was counted, and every answer to it. */
export default async function QuestionPage({ params }: Props) {
  const { slug: id } = await params;
  const state = await readPageState();
  const { question, view, figures } = await ask(state.position, id);
  const { conflict, relations } = view;
  const db = openDb();
  const all = truncate(await listFigures(db, state.position, { question: id }));
  const withdrawn = all.filter(({ status }) => status === 'withdrawn');
  const own = new Set(figures.map((figure) => figure.id));
  const related = relations.filter((each) => own.has(each.figure) || own.has(each.other));
  const ids = related.flatMap(({ figure, other }) => [figure, other]);
  const others = ids.length > 0 ? truncate(await listFigures(db, state.position, { ids })) : [];
  const phase = question.phase === null ? '' : `&phase=${question.phase}`;
  const at = state.mode === 'pinned' ? `&at=${state.position}` : '';
  const query = `?measure=${question.measure}${phase}${at}`;
  const files = `/conflicts/${conflict.slug}/figures`;
  return (
    <PageFrame
      state={state}
      path={`/questions/${id}`}
      trail={[{ href: `/conflicts/${conflict.slug}`, name: conflict.name }]}
    >
      <h1>{question.title}</h1>
      {question.scope === null ? null : <p className="lede">Counted: {question.scope}.</p>}
      <QuestionFigures figures={figures} view={view} />
      <QuestionFacts question={question} view={view} />
      {related.length === 0 ? null : (
        <section>
          <h2>How these figures stand to others</h2>
          <RelationList own={figures} relations={related} all={others} />
        </section>
      )}
      <Refusals refusals={listRefusals(id, view)} />
      {withdrawn.length === 0 ? null : (
        <section>
          <h2>Withdrawn</h2>
          <FigureTable
            figures={withdrawn}
            sides={conflict.sides}
            caption="Withdrawn figures"
            withQuestion={false}
          />
        </section>
      )}
      <section>
        <h2>Take it away</h2>
        <p>
          All figures of this measure{question.phase === null ? '' : ' and phase'}:{' '}
          <a href={`${files}.csv${query}`}>CSV</a> · <a href={`${files}.json${query}`}>JSON</a>
        </p>
      </section>
    </PageFrame>
  );
}
