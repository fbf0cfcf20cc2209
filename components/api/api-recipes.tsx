import type { Recipe } from './recipes';

/** A command as it can be copied into a shell. */
export function Command({ command }: { command: string }) {
  return (
    <pre className="command">
      <code>{command}</code>
    </pre>
  );
}

/** What to do first, each with the command that does it. */
export function ApiRecipes({ recipes }: { recipes: readonly Recipe[] }) {
  if (recipes.length === 0) return null;
  return (
    <section id="start">
      <h2>Start here</h2>
      {recipes.map(({ title, words, command }) => (
        <div key={title} className="recipe">
          <h3>{title}</h3>
          <p>{words}</p>
          <Command command={command} />
        </div>
      ))}
    </section>
  );
}
