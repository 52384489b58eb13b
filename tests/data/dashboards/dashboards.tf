# Three dashboards of one file.
variable "source" {
  type    = string
  default = "prom-1"
}

locals {
  rate  = "5m" // of all panels
  panel = { w = 12, h = 8 }
  other = jsonencode({ title = "By name", panels = [] })
}

resource "grafana_folder" "shop" {
  title = "Shop"
}

resource "grafana_dashboard" "requests" {
  folder    = grafana_folder.shop.id
  message   = "by hand"
  overwrite = true

  config_json = jsonencode({
    title  = "Requests" # shown in the list
    "uid"  : "requests",
    tags   = ["shop", "${local.rate}",]
    /* the panels */
    panels = [
      {
        id      = 1
        title   = "Rate \"per\" service"
        type    = "timeseries"
        gridPos = { h = local.panel.h, w = local.panel.w, x = 0, y = 0 }
        datasource = {
          type = "prometheus"
          uid  = var.source
        }
        targets = [{
          expr         = "sum by (service) (rate(http_requests_total{job=~\"$${job}\"}[${local.rate}]))"
          legendFormat = "{{ service }}"
          refId        = "A"
        }]
        # a source that only Terraform knows
        options = { link = "${grafana_folder.shop.url}/x", count = -1.5e3, on = true, none = null }
      },
    ]
  })
}

resource "grafana_dashboard" "heredoc" {
  config_json = <<-EOT
    { "title": "In a heredoc", "uid": "heredoc",
      "panels": [ { "id": 1, "type": "stat", "title": "$${job} of ${var.source}", "gridPos": { "h": 4, "w": 6, "x": 0, "y": 0 } } ] }
  EOT
}

resource "grafana_dashboard" "from_file" {
  config_json = file("${path.module}/small.json")
}

resource "grafana_dashboard" "absent" {
  config_json = templatefile("${path.module}/nowhere.json", { job = "x" })
}

resource "grafana_dashboard" "by_name" {
  config_json = local.other
}

resource "grafana_apps_dashboard_dashboard_v2beta1" "newer" {
  metadata {
    uid        = "newer"
    folder_uid = "f"
  }
  spec {
    title = "Newer"
    json  = file("./v2tabs.json")
  }
}

output "all" {
  value = [for d in [1, 2] : d if d > 1]
}
