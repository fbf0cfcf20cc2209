# Builds the program, then keeps what it needs to run: no compiler, no tests, no root.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache && npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json /app/next.config.js /app/tsconfig.json ./
COPY --from=build /app/node_modules node_modules
# Files that are read by their path: the log, migrations, citation styles.
COPY --from=build /app/db db
COPY --from=build /app/ledger ledger
COPY --from=build /app/datasets/maps datasets/maps
COPY --from=build /app/server server
COPY --from=build /app/dist dist
COPY --from=build --chown=node:node /app/.next .next
USER node
EXPOSE 3000
# Without the three addresses it runs its own Postgres here.
VOLUME /data
HEALTHCHECK --interval=10s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/start.js"]
