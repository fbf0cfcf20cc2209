import { sayWhyAlone } from '@/ledger/alone';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { groupRivals } from '@/ledger/question';
import { orderBySide } from '@/ledger/side';
import { Claim, Rivals } from '../figure/claim';
import { FigureTable } from '../figure/figure-table';
import { ZeroNote } from '../figure/zero-note';

/** Beyond so many claims that nothing stands against, a table reads better than a page of them. */
const CLAIMS_UP_TO = 4;

/** Figures that stand alone for one reason are shown together, the reason once. */
function groupAlone(alone: readonly Figure[], figures: readonly Figure[], view: ConflictView) {
  const groups = new Map<string, Figure[]>();
  for (const figure of alone) {
    const why = sayWhyAlone(figure, figures, view.relations);
    groups.set(why, [...(groups.get(why) ?? []), figure]);
  }
  return [...groups];
}

/** A question's figures: rivals side by side, and each of the others with why it stands alone. */
export function QuestionFigures({
  figures,
  view,
}: {
  figures: readonly Figure[];
  view: ConflictView;
}) {
  const { sides } = view.conflict;
  const { rivals, alone } = groupRivals(orderBySide(figures, sides), view.relations);
  return (
    <section>
      <h2>{figures.length === 1 ? 'The figure' : `The ${figures.length} figures`}</h2>
      {rivals.map((group) => (
        <Rivals key={group[0]?.id} figures={group} sides={sides} />
      ))}
      {groupAlone(alone, figures, view).map(([why, group], index) => (
        <div className="alone" key={why}>
          <p className="claim-small">{why}</p>
          {group.length > CLAIMS_UP_TO ? (
            <FigureTable
              figures={group.toSorted((a, b) => a.period.edtf.localeCompare(b.period.edtf, 'en'))}
              sides={sides}
              // Each region of a page has a name of its own.
              caption={index === 0 ? 'Figures by period' : `Figures by period, group ${index + 1}`}
              withQuestion={false}
            />
          ) : (
            <div className="claims">
              {group.map((figure) => (
                <div key={figure.id}>
                  <Claim figure={figure} sides={sides} />
                  <ZeroNote figure={figure} />
                </div>
              ))}
            </div>
          )}
        </div>
      ))}
    </section>
  );
}
