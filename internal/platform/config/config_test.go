package config

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
)

// program is a small program with the shape of the real one.
type program struct {
	Config File `env:"FRONTROW_CONFIG"`

	Serve struct {
		Settings
	} `cmd:""`
	Other struct{} `cmd:""`
}

// parse runs the program's arguments through kong as the real program does.
func parse(t *testing.T, args ...string) (Settings, error) {
	t.Helper()
	var p program
	parser, err := kong.New(&p, kong.Name("frontrow"), Environment(), kong.Exit(func(int) { t.Fatal("exit") }))
	if err != nil {
		t.Fatal(err)
	}
	_, err = parser.Parse(args)
	return p.Serve.Settings, err
}

// file writes a file and gives its path.
func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "frontrow.yaml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDefaultsAreValid(t *testing.T) {
	got, err := parse(t, "serve")
	if err != nil {
		t.Fatal(err)
	}
	if got.Addr != "127.0.0.1:8080" || got.HoldTTL != 10*time.Minute || !filepath.IsAbs(got.Data) || got.UsesTestPay() || got.UsesDevMail() {
		t.Errorf("%+v", got)
	}
}

func TestPrecedence(t *testing.T) {
	path := file(t, "hold_ttl: 4m # from the file\nlog_level: warn\ndemo: true\n")
	for _, c := range []struct {
		name string
		env  string
		args []string
		want time.Duration
	}{
		{"default", "", []string{"serve"}, 10 * time.Minute},
		{"file", "", []string{"--config", path, "serve"}, 4 * time.Minute},
		{"file named after the command", "", []string{"serve", "--config", path}, 4 * time.Minute},
		{"environment before file", "3m", []string{"--config", path, "serve"}, 3 * time.Minute},
		{"flag before environment", "3m", []string{"--config", path, "serve", "--hold-ttl=2m"}, 2 * time.Minute},
		{"flag before file", "", []string{"--config", path, "serve", "--hold-ttl=2m"}, 2 * time.Minute},
		{"environment before default", "3m", []string{"serve"}, 3 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.env != "" {
				t.Setenv("FRONTROW_HOLD_TTL", c.env)
			}
			got, err := parse(t, c.args...)
			if err != nil {
				t.Fatal(err)
			}
			if got.HoldTTL != c.want {
				t.Errorf("hold TTL %s, want %s", got.HoldTTL, c.want)
			}
			if fromFile := len(c.args) > 2 && !strings.HasPrefix(c.args[1], "--hold"); fromFile && (got.LogLevel != "warn" || !got.Demo) {
				t.Errorf("the rest of the file was not read: %+v", got)
			}
		})
	}
}

func TestConfigFromEnvironment(t *testing.T) {
	t.Setenv("FRONTROW_CONFIG", file(t, "hold_ttl: 4m"))
	if got, err := parse(t, "serve"); err != nil || got.HoldTTL != 4*time.Minute {
		t.Errorf("%s, %v", got.HoldTTL, err)
	}
}

func TestSecretsFromFiles(t *testing.T) {
	const one, two = "smtp://a:one@mail.example.org", "smtp://a:two@mail.example.org"
	secret := file(t, one+"\n")
	settings := "mail_from: box@example.org\n"

	t.Run("named in the environment", func(t *testing.T) {
		t.Setenv("FRONTROW_SMTP_URL_FILE", secret)
		got, err := parse(t, "--config", file(t, settings+"smtp_url: "+two), "serve")
		if err != nil || got.SMTPURL != one {
			t.Errorf("%q, %v", got.SMTPURL, err)
		}
		if got, err = parse(t, "serve", "--smtp-url", two, "--mail-from", "a@b.example"); err != nil || got.SMTPURL != two {
			t.Errorf("a flag goes first: %q, %v", got.SMTPURL, err)
		}
	})
	t.Run("named in the settings file", func(t *testing.T) {
		got, err := parse(t, "--config", file(t, settings+"smtp_url_file: "+secret), "serve")
		if err != nil || got.SMTPURL != one {
			t.Errorf("%q, %v", got.SMTPURL, err)
		}
		t.Setenv("FRONTROW_SMTP_URL", two)
		got, err = parse(t, "--config", file(t, settings+"smtp_url_file: "+secret), "serve")
		if err != nil || got.SMTPURL != two {
			t.Errorf("the environment goes first: %q, %v", got.SMTPURL, err)
		}
	})
	t.Run("twice", func(t *testing.T) {
		t.Setenv("FRONTROW_SMTP_URL", two)
		t.Setenv("FRONTROW_SMTP_URL_FILE", secret)
		if _, err := parse(t, "serve", "--mail-from=a@b.example"); err == nil || !strings.Contains(err.Error(), "both set") {
			t.Error(err)
		}
	})
	t.Run("absent file", func(t *testing.T) {
		t.Setenv("FRONTROW_SMTP_URL_FILE", secret+".none")
		if _, err := parse(t, "serve"); !errors.Is(err, os.ErrNotExist) {
			t.Error(err)
		}
	})
}

func TestUnknownNames(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"hold_tll: 4m", `:1: there is no setting "hold_tll"; did you mean hold_ttl?`},
		{"\n\nHOLD-TTL: 4m", `:3: there is no setting "HOLD-TTL"; did you mean hold_ttl?`},
		{"config: other.yaml", `there is no setting "config"`},
		{"colour_of_the_curtain: red", `--help lists all`},
		{"addr_file: x", `there is no setting "addr_file"`},
		{"hold_ttl: 4m\nhold_ttl: 5m", "second time"},
		{"hold_ttl:", "needs one value"},
		{"hold_ttl: [4m]", "needs one value"},
		{"- hold_ttl", "not a list of settings"},
		{"hold_ttl: 4m\n  addr: x", "yaml"},
		{"smtp_url: a\nsmtp_url_file: b", "both set"},
		{"hold_ttl: soon", "soon"},
	} {
		_, err := parse(t, "--config", file(t, c.content), "serve")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v; want %q", c.content, err, c.want)
		}
	}
	if _, err := parse(t, "--config", "none.yaml", "serve"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("absent file: %v", err)
	}
	for _, content := range []string{"", "# nothing\n", "---\n"} {
		if _, err := parse(t, "--config", file(t, content), "serve"); err != nil && content != "---\n" {
			t.Errorf("%q: %v", content, err)
		}
	}
	t.Setenv("FRONTROW_HOLD_TTTL", "4m")
	for _, command := range []string{"serve", "other"} {
		if _, err := parse(t, command); err == nil || !strings.Contains(err.Error(), "FRONTROW_HOLD_TTTL, and there is no such setting; did you mean FRONTROW_HOLD_TTL?") {
			t.Errorf("%s: %v", command, err)
		}
	}
}

func TestEachMistakeIsToldWithItsRemedy(t *testing.T) {
	good, err := parse(t, "serve")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		change func(*Settings)
		want   string // "" when it is right
	}{
		{"any address", func(s *Settings) { s.Addr = ":8080" }, ""},
		{"any free port", func(s *Settings) { s.Addr = "localhost:0" }, ""},
		{"IPv6", func(s *Settings) { s.Addr = "[::1]:8080" }, ""},
		{"no port", func(s *Settings) { s.Addr = "localhost" }, "host:port"},
		{"a port by name", func(s *Settings) { s.Addr = ":http" }, "0 to 65535"},
		{"a port too high", func(s *Settings) { s.Addr = ":65536" }, "0 to 65535"},
		{"a strange port", func(s *Settings) { s.Addr = ":+80" }, "0 to 65535"},
		{"a URL", func(s *Settings) { s.Addr = "http://localhost:8080" }, "host:port"},
		{"a host with a space", func(s *Settings) { s.Addr = "my host:8080" }, "host:port"},
		{"no address", func(s *Settings) { s.Addr = "" }, "host:port"},
		{"metrics apart", func(s *Settings) { s.MetricsAddr = "127.0.0.1:9090" }, ""},
		{"metrics on the same port", func(s *Settings) { s.MetricsAddr = s.Addr }, "another port"},
		{"metrics nowhere", func(s *Settings) { s.MetricsAddr = "9090" }, "host:port"},
		{"a site", func(s *Settings) { s.PublicURL = "https://tickets.example.org/" }, ""},
		{"a site without scheme", func(s *Settings) { s.PublicURL = "tickets.example.org" }, "https://tickets.example.org"},
		{"a site that runs", func(s *Settings) { s.PublicURL = "javascript:alert(1)" }, "https://tickets.example.org"},
		{"a site below a path", func(s *Settings) { s.PublicURL = "https://example.org/tickets" }, "host of its own"},
		{"a site with a password", func(s *Settings) { s.PublicURL = "https://me:pw@example.org" }, "shown to everybody"},
		{"no folder", func(s *Settings) { s.Data = "" }, "/var/lib/frontrow"},
		{"PostgreSQL", func(s *Settings) { s.DatabaseURL = "postgres://u:pw@db/frontrow" }, ""},
		{"PostgreSQL by its other name", func(s *Settings) { s.DatabaseURL = "postgresql://u:pw@db:5433/frontrow?sslmode=verify-full" }, ""},
		{"PostgreSQL by a socket", func(s *Settings) { s.DatabaseURL = "postgres:///frontrow?host=/run/postgresql" }, ""},
		{"two servers", func(s *Settings) { s.DatabaseURL = "postgres://u:pw@one,two/frontrow" }, ""},
		{"PostgreSQL in words", func(s *Settings) { s.DatabaseURL = "host=db user=u password=pw" }, "postgres://user:password@host:5432/name"},
		{"a server and no database", func(s *Settings) { s.DatabaseURL = "postgres://u:pw@db" }, "which database"},
		{"a database nowhere", func(s *Settings) { s.DatabaseURL = "postgres:frontrow" }, "postgres://"},
		{"a password that breaks the address", func(s *Settings) { s.DatabaseURL = "postgres://u:pw%zz@db/x" }, "%40"},
		{"another database", func(s *Settings) { s.DatabaseURL = "mysql://u:pw@db" }, "leave it empty to use SQLite"},
		{"test payments elsewhere", func(s *Settings) { s.DatabaseURL, s.TestPayURL = "postgres://u:pw@db/x", "http://10.0.0.7:8080" }, ""},
		{"test payments elsewhere, alone", func(s *Settings) { s.TestPayURL = "http://10.0.0.7:8080" }, "share a database"},
		{"test payments nowhere", func(s *Settings) { s.DatabaseURL, s.TestPayURL = "postgres://u:pw@db/x", "10.0.0.7" }, "scheme and the host"},
		{"shortest hold", func(s *Settings) { s.HoldTTL = 20 * time.Second }, ""},
		{"longest hold", func(s *Settings) { s.HoldTTL = time.Hour }, ""},
		{"hold too short", func(s *Settings) { s.HoldTTL = 20*time.Second - 1 }, "between 20s and 60m"},
		{"hold too long", func(s *Settings) { s.HoldTTL = time.Hour + 1 }, "between 20s and 60m"},
		{"hold of no time", func(s *Settings) { s.HoldTTL = -time.Minute }, "between 20s and 60m"},
		{"Stripe", func(s *Settings) { s.StripeKey, s.StripeWebhookSecret = "rk_live_pw", "whsec_pw" }, ""},
		{"Stripe without its messages", func(s *Settings) { s.StripeKey = "sk_live_pw" }, "set both"},
		{"messages of Stripe's alone", func(s *Settings) { s.StripeWebhookSecret = "whsec_pw" }, "set both"},
		{"Stripe's public key", func(s *Settings) { s.StripeKey, s.StripeWebhookSecret = "pk_live_pw", "whsec_pw" }, "begin with sk_ or rk_"},
		{"a secret of another's", func(s *Settings) { s.StripeKey, s.StripeWebhookSecret = "sk_live_pw", "pw" }, "begin with whsec_"},
		{"a company of the contract", func(s *Settings) { s.GatewayURL, s.GatewaySecret = "https://pay.example.org/api", "pw-of-16-letters" }, ""},
		{"a company without its secret", func(s *Settings) { s.GatewayURL = "https://pay.example.org/api" }, "16 characters"},
		{"a company with a short secret", func(s *Settings) { s.GatewayURL, s.GatewaySecret = "https://pay.example.org/api", "pw" }, "16 characters"},
		{"a secret and no company", func(s *Settings) { s.GatewaySecret = "pw-of-16-letters" }, "set it, or none"},
		{"a company in the address's password", func(s *Settings) {
			s.GatewayURL, s.GatewaySecret = "https://me:pw@pay.example.org", "pw-of-16-letters"
		}, "a setting of its own"},
		{"a company called like another", func(s *Settings) {
			s.GatewayURL, s.GatewaySecret, s.GatewayName = "https://pay.example.org", "pw-of-16-letters", "stripe"
		}, "not one of"},
		{"a company with pages nowhere", func(s *Settings) {
			s.GatewayURL, s.GatewaySecret, s.GatewayPages = "https://pay.example.org", "pw-of-16-letters", "checkout"
		}, "scheme and the host"},
		{"a transfer of minutes", func(s *Settings) { s.PayLaterWithin = time.Minute }, "between 1h and 2160h"},
		{"a hasty stop", func(s *Settings) { s.StopTimeout = 0 }, "between 1s and 10m"},
		{"a mail server", func(s *Settings) { s.SMTPURL, s.MailFrom = "smtps://u:pw@mail:465", "Box <box@example.org>" }, ""},
		{"a mail server without sender", func(s *Settings) { s.SMTPURL = "smtps://u:pw@mail:465" }, "needs a sender"},
		{"a mail server by http", func(s *Settings) { s.SMTPURL, s.MailFrom = "http://u:pw@mail", "box@example.org" }, "smtps://"},
		{"a mail server and none", func(s *Settings) { s.SMTPURL, s.MailFrom, s.DevMail = "smtp://mail", "box@example.org", true }, "leave one of the two out"},
		{"a sender that is none", func(s *Settings) { s.MailFrom = "box office" }, "tickets@example.org"},
		{"two senders", func(s *Settings) { s.MailFrom = "a@b.example, c@d.example" }, "tickets@example.org"},
		{"a header in the sender", func(s *Settings) { s.MailFrom = "a@b.example\r\nBcc: c@d.example" }, "tickets@example.org"},
		{"another log format", func(s *Settings) { s.LogFormat = "xml" }, "auto, text, json"},
		{"another log level", func(s *Settings) { s.LogLevel = "INFO" }, "debug, info, warn, error"},
	} {
		s := good
		c.change(&s)
		err := s.Validate()
		if c.want == "" && err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v; want %q", c.name, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "pw") {
			t.Errorf("%s: the message holds a password: %v", c.name, err)
		}
	}
}

func TestAllMistakesAtOnce(t *testing.T) {
	_, err := parse(t, "serve", "--addr=x", "--hold-ttl=1s", "--log-level=loud", "--database-url=mysql://u:pw@db/x")
	for _, want := range []string{"4 settings", "--addr (FRONTROW_ADDR)", "--hold-ttl", "--log-level", "--database-url"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v lacks %q", err, want)
		}
	}
}

func TestPublicAddress(t *testing.T) {
	for _, c := range []struct{ setting, listening, want string }{
		{"", "127.0.0.1:8080", "http://localhost:8080"},
		{"", "[::]:8080", "http://localhost:8080"},
		{"", "127.0.0.1:80", "http://localhost"},
		{"", "192.0.2.7:8080", "http://192.0.2.7:8080"},
		{"", "[2001:db8::1]:8080", "http://[2001:db8::1]:8080"},
		{"https://tickets.example.org/", "127.0.0.1:8080", "https://tickets.example.org"},
	} {
		listening, err := net.ResolveTCPAddr("tcp", c.listening)
		if err != nil {
			t.Fatal(err)
		}
		if got := (Settings{PublicURL: c.setting}).PublicAddress(listening).String(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestEveryFlagHasItsVariable(t *testing.T) {
	var p program
	parser, err := kong.New(&p)
	if err != nil {
		t.Fatal(err)
	}
	for _, flag := range parser.Model.Children[0].Flags {
		if flag.Name != "help" && (len(flag.Envs) != 1 || flag.Envs[0] != Env(flag.Name)) {
			t.Errorf("--%s has the variables %v, want %s", flag.Name, flag.Envs, Env(flag.Name))
		}
		if flag.Group == nil && flag.Name != "help" {
			t.Errorf("--%s is under no heading of the help", flag.Name)
		}
	}
}

func TestDemo(t *testing.T) {
	if s := (Settings{Demo: true}); !s.UsesTestPay() || !s.UsesDevMail() {
		t.Error("a demo has test payments and keeps its mail")
	}
	if s := (Settings{Demo: true, SMTPURL: "smtp://mail"}); s.UsesDevMail() {
		t.Error("a demo with a mail server sends its mail")
	}
}

func FuzzSettingsFile(f *testing.F) {
	var p program
	parser, err := kong.New(&p)
	if err != nil {
		f.Fatal(err)
	}
	flags := flagsOf(parser.Model)
	for _, seed := range []string{"hold_ttl: 4m", "a: &a [*a]", "? {}\n: x", "%TAG ! x\n---\n", "\xff", "<<: {}", "addr: !!binary aGk="} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		values, err := parseFile(content, flags)
		if err != nil && values != nil {
			t.Errorf("%q gives values and an error", content)
		}
	})
}
