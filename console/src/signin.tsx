import { Problem } from "@foyer/ui/api";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import type { Taste } from "./console.tsx";
import { faultWords } from "./fault.tsx";
import type { Words } from "./words.ts";

interface Props {
  w: Words;
  taste: Taste;
  ended: boolean;
  enter: (email: string, password: string) => Promise<void>;
}

export function SignIn({ w, taste, ended, enter }: Props) {
  const [busy, setBusy] = useState(false);
  const [cause, setCause] = useState<unknown>(null);
  const submit = async ({ email, password }: { email: string; password: string }) => {
    setBusy(true);
    try {
      await enter(email.trim(), password);
    } catch (problem) {
      setCause(problem);
      setBusy(false);
    }
  };
  return (
    <div className="door">
      <aside>
        <Doorway />
        <p>{w.t("signIn.motto")}</p>
      </aside>
      <main>
        <div className="door-top">
          <Button type="text" onClick={() => taste.speak(taste.language === "zh" ? "en" : "zh")}>
            {w.t("language")}
          </Button>
        </div>
        <Form layout="vertical" requiredMark={false} size="large" onFinish={submit} className="door-form">
          <img src="/console/icon.svg" width="44" height="44" alt="" />
          <h1>{w.t("signIn.title")}</h1>
          <p>{w.t("signIn.lead")}</p>
          {cause ? (
            <Alert type="error" showIcon title={refusal(w, cause)} data-testid="sign-in-error" />
          ) : (
            ended && <Alert type="info" showIcon title={w.t("signIn.ended")} />
          )}
          <Form.Item
            name="email"
            label={w.t("signIn.email")}
            validateTrigger="onSubmit"
            rules={[{ required: true, type: "email", message: w.t("signIn.emailMissing") }]}
          >
            <Input autoComplete="username" inputMode="email" autoFocus data-testid="sign-in-email" />
          </Form.Item>
          <Form.Item
            name="password"
            label={w.t("signIn.password")}
            rules={[{ required: true, message: w.t("signIn.passwordMissing") }]}
          >
            <Input.Password autoComplete="current-password" data-testid="sign-in-password" />
          </Form.Item>
          <Button block type="primary" htmlType="submit" loading={busy} data-testid="sign-in-button">
            {w.t("signIn.button")}
          </Button>
        </Form>
      </main>
    </div>
  );
}

function refusal(w: Words, cause: unknown): string {
  if (cause instanceof Problem && cause.status === 401) return w.t("signIn.wrong");
  if (cause instanceof Problem && cause.status === 429) {
    return w.t("signIn.tooMany", { minutes: Math.ceil((cause.retryAfterSeconds ?? 900) / 60) });
  }
  const said = faultWords(w, cause);
  return `${said.what} ${said.rest}`;
}

/** Light falling out of a door: the foyer. */
function Doorway() {
  return (
    <svg viewBox="0 0 480 560" aria-hidden="true">
      <defs>
        <linearGradient id="lit" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#FFE3AE" />
          <stop offset="1" stopColor="#FF9D5C" />
        </linearGradient>
        <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#FF9D5C" stopOpacity=".7" />
          <stop offset="1" stopColor="#FF9D5C" stopOpacity="0" />
        </linearGradient>
        <radialGradient id="halo">
          <stop offset="0" stopColor="#FFB37A" stopOpacity=".34" />
          <stop offset="1" stopColor="#FFB37A" stopOpacity="0" />
        </radialGradient>
      </defs>
      <circle cx="240" cy="230" r="230" fill="url(#halo)" />
      <path d="M172 340 L308 340 L430 560 L50 560 Z" fill="url(#floor)" />
      <path d="M172 340 V178 A68 68 0 0 1 308 178 V340 Z" fill="url(#lit)" />
      <path d="M172 340 V178 A68 68 0 0 1 186 137 L236 164 V368 Z" fill="#3B2550" />
      <circle cx="226" cy="268" r="4" fill="#FF9D5C" />
    </svg>
  );
}
