import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { FigureTable } from '@/components/figure/figure-table';
import { RelationList } from '@/components/figure/relation-list';
import { sayOwnScope } from '@/components/figure/scope';
import { CiteQuestionBox } from '@/components/question/cite-question-box';
import { QuestionFacts } from '@/components/question/question-facts';
import { QuestionFigures } from '@/components/question/question-figures';
import { QuestionStrip } from '@/components/question/question-strip';
import { Refusals } from '@/components/question/refusals';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { getQuestion } from '@/db/queries/get-question';
import { listFigures } from '@/db/queries/list-figures';
import { openDb } from '@/db/web';
import { writeAnswer } from '@/ledger/answer';
import { citeQuestion } from '@/ledger/citation/cite-question';
import { listRefusals } from '@/ledger/refusal';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadRecordedAt } from '@/loaders/load-recorded-at';
import { publicOrigin } from '@/routes/origin';

type Props = { params: Promise<{ slug: string }> };

async function ask(position: number, id: string) {
  const question = truncate(await getQuestion(openDb(), position, id));
  const view = question && truncate(await loadConflictView(openDb(), position, question.conflict));
  if (!question || !view) notFound();
  return { question, view, figures: view.figures.filter((each) => each.question.id === id) };
}

async function cite({
  question,
  view,
}: Pick<Awaited<ReturnType<typeof ask>>, 'question' | 'view'>) {
  return citeQuestion({
    ...question,
    conflict: view.conflict,
    position: view.position,
    recorded_at: await loadRecordedAt(openDb(), view.position),
    address: `${publicOrigin()}/questions/${question.id}?at=${view.position}`,
  });
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug: id } = await params;
  const state = await readPageState();
  const { question, view, figures } = await ask(state.position, id);
  const head = {
    path: `/questions/${id}`,
    title: question.title,
    description: `${question.title} (${view.conflict.name}). ${writeAnswer(figures, view.conflict.sides)}`,
  };
  return toMetadata(state, head, await cite({ question, view }));
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
  const scope = sayOwnScope(question);
  return (
    <PageFrame
      state={state}
      path={`/questions/${id}`}
      trail={[{ href: `/conflicts/${conflict.slug}`, name: conflict.name }]}
    >
      <div className="answer">
        <div className="answer-head">
          <h1>{question.title}</h1>
          {scope === null ? null : <p>Counted: {scope}.</p>}
          <p className="lede">{writeAnswer(figures, conflict.sides)}</p>
          <QuestionStrip figures={figures} sides={conflict.sides} />
        </div>
        <CiteQuestionBox
          {...{ question, view, figures }}
          work={await cite({ question, view })}
          pinned={state.mode === 'pinned'}
          origin={publicOrigin()}
        />
        <div className="answer-facts">
          <QuestionFigures figures={figures} view={view} />
          <QuestionFacts question={question} view={view} />
          {related.length === 0 ? null : (
            <section>
              <h2>Related figures</h2>
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
        </div>
      </div>
    </PageFrame>
  );
}
